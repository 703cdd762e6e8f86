import { PackDescription } from '@e5b/context-pack';
import { PLATFORM_VERSION } from '@e5b/contracts';
import type { ContextManifest } from '../contexts/reference-context.entity.js';

/** What differs from one version to the next. */
export interface VersionFacts {
  version: string;
  notes: string;
  /** Ms since the epoch. */
  notAfter: number;
}

/** What counts where no pack says it: for a context that came with the platform, and for a new one. */
export interface UnsaidFacts extends Partial<Pick<PackDescription, 'accounts' | 'functionalities' | 'grille'>> {
  issuer: string;
  /** Ms since the epoch. */
  notBefore: number;
}

/** What the pack of a context's next version says of itself: as the context is described, but for these facts. */
export function describeVersion(
  named: Pick<PackDescription, 'code' | 'title' | 'session'>,
  { pack, defaultDurationSeconds, accounts }: ContextManifest,
  { version, notes, notAfter }: VersionFacts,
  { notBefore, ...unsaid }: UnsaidFacts,
): PackDescription {
  const known: Partial<PackDescription> = pack
    ? Object.fromEntries(Object.keys(PackDescription.shape).map((key) => [key, pack[key as keyof PackDescription]]))
    : {
        accounts: accounts.map(({ label, login, password }) => ({
          label,
          login,
          password,
          role: 'administrator',
          email: login.includes('@') ? login : `${login}@example.org`,
          displayName: label,
          for: 'candidate' as const,
        })),
        ...unsaid,
      };
  return PackDescription.parse({
    ...named,
    defaultDurationSeconds,
    functionalities: [],
    grille: null,
    fiche: null,
    decoySites: [],
    minPlatformVersion: PLATFORM_VERSION,
    ...known,
    version,
    notes,
    validity: {
      notBefore: pack?.validity.notBefore ?? new Date(notBefore).toISOString(),
      notAfter: new Date(notAfter).toISOString(),
    },
  });
}

/** « 2026.1 » → « 2026.2 ». */
export function nextVersion(version: string): string {
  const numbers = version.split('.').map(Number);
  return [...numbers.slice(0, -1), (numbers.at(-1) ?? 0) + 1].join('.');
}
