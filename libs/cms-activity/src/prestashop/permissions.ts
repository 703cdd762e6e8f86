import type { Burst } from '../burst.js';
import type { Finding } from '../finding.js';
import type { Cell } from '../types.js';
import { inserted, removed, rowOf } from './values.js';
import type { PrestashopWorld } from './world.js';

/** « AdminProducts_CREATE » of `ROLE_MOD_TAB_ADMINPRODUCTS_CREATE`. */
const rightName = (slug: string): string => slug.replace(/^ROLE_MOD_(?:TAB|MODULE)_/, '');

/** Rights given to a profile or taken from it. Those that come and go with a screen of a module are not told. */
export function readPermissions(burst: Burst, profile: string, world: PrestashopWorld): Finding[] {
  const withProfile = world.siblings.row(`profile:${profile}`, 'profile', profile);
  if (withProfile && (withProfile.before === null || withProfile.after === null)) return [];
  const isModules = (role: Cell | undefined): boolean =>
    world.siblings.row('roles', 'authorization_role', String(role)) !== null;
  const rows = burst
    .rows('access')
    .filter((net) => (inserted(net) || removed(net)) && !isModules(rowOf(net).id_authorization_role));
  if (rows.length === 0) return [];
  const rights = (keep: typeof inserted): string[] =>
    rows
      .filter(keep)
      .map((net) => {
        const id = rowOf(net).id_authorization_role ?? null;
        return rightName(String(world.mirror.get('authorization_role', id)?.slug ?? id));
      })
      .sort();
  const [given, taken] = [rights(inserted), rights(removed)];
  return [
    {
      slot: 'main',
      verb: 'assign',
      object: 'permission',
      objectId: profile,
      name: world.text('profile_lang', 'id_profile', profile, 'name'),
      rules: ['ps.permission'],
      rows,
      facts: {
        given: given.slice(0, 60),
        taken: taken.slice(0, 60),
        givenCount: given.length,
        takenCount: taken.length,
      },
      link: '/configure/advanced/permissions/',
    },
  ];
}
