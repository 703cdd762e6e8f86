import { PackDescription } from '@e5b/context-pack';
import { PLATFORM_VERSION } from '@e5b/contracts';
import type { ReferenceContextEntity } from '../contexts/reference-context.entity.js';

/** What differs from one version to the next. */
export interface VersionFacts {
  version: string;
  notes: string;
  /** Ms since the epoch. */
  notAfter: number;
}

/** What counts for a context that came with the platform, and says nothing of it. */
export interface UnsaidFacts {
  issuer: string;
  /** Ms since the epoch. */
  notBefore: number;
}

type Described = Pick<ReferenceContextEntity, 'code' | 'title' | 'manifest'>;

/** What the pack of a context's next version says of itself: as the context was described, but for these facts. */
export function describeVersion(
  { code, title, manifest }: Described,
  { version, notes, notAfter }: VersionFacts,
  unsaid: UnsaidFacts,
): PackDescription {
  const { pack, session, defaultDurationSeconds, accounts } = manifest;
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
      };
  return PackDescription.parse({
    code,
    session,
    title,
    issuer: unsaid.issuer,
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
      notBefore: pack?.validity.notBefore ?? new Date(unsaid.notBefore).toISOString(),
      notAfter: new Date(notAfter).toISOString(),
    },
  });
}

/** « 2026.1 » → « 2026.2 ». */
export function nextVersion(version: string): string {
  const numbers = version.split('.').map(Number);
  return [...numbers.slice(0, -1), (numbers.at(-1) ?? 0) + 1].join('.');
}
