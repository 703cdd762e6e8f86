import type { PackManifest } from '@e5b/context-pack';
import type { ContextManifest } from './reference-context.entity.js';

/** What is kept of a signed manifest: everything but its list of files. */
export type PackFacts = Omit<PackManifest, 'files' | 'emptyDirectories'>;

/** The row's manifest of a context that came in a pack. */
export function contextManifest(manifest: PackManifest): ContextManifest {
  const pack: PackFacts & Partial<PackManifest> = { ...manifest };
  delete pack.files;
  delete pack.emptyDirectories;
  return {
    session: pack.session,
    cmsVersion: pack.cms.version,
    theme: pack.theme.name,
    tablePrefix: pack.database.tablePrefix,
    defaultDurationSeconds: pack.defaultDurationSeconds,
    accounts: pack.accounts
      .filter(({ for: whom }) => whom === 'candidate')
      .map(({ label, login, password }) => ({ label, login, password })),
    pack,
  };
}
