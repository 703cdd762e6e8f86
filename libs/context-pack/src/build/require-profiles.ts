import type { PackAccount, PackCms } from '../manifest-parts.js';
import { BuildError } from './build-finding.js';
import type { DumpFacts } from './dump-facts.js';

/** Profile 1 under the names that every installation understands. */
const ADMINISTRATOR = ['SuperAdmin', 'administrator'];

/**
 * A shop's profiles are called as its languages call them, and no account can be made of one that it does not have.
 * @throws BuildError PROFILE_UNKNOWN with those that it has
 */
export function requireProfiles(
  cms: PackCms,
  accounts: readonly Pick<PackAccount, 'login' | 'role'>[],
  facts: DumpFacts,
): void {
  const known = [...new Set(facts.rows('profile_lang').flatMap(({ name }) => name ?? []))];
  if (cms !== 'prestashop' || known.length === 0) return;
  const names = new Set([...known, ...ADMINISTRATOR].map((name) => name.toLowerCase()));
  const wrong = accounts.find(({ role }) => !names.has(role.toLowerCase()));
  if (wrong) throw new BuildError('PROFILE_UNKNOWN', { login: wrong.login, role: wrong.role, known: known.join(', ') });
}
