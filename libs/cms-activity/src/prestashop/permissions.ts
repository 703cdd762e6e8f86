import type { Burst } from '../burst.js';
import type { Finding } from '../finding.js';
import type { Cell } from '../types.js';
import { moduleLabel } from './module-names.js';
import { inserted, removed, rowOf } from './values.js';
import type { PrestashopWorld } from './world.js';

/** `ROLE_MOD_TAB_ADMINPRODUCTS_CREATE`, `ROLE_MOD_MODULE_PS_BANNER_READ` */
const SLUG = /^ROLE_MOD_(TAB|MODULE)_(.+)_(CREATE|READ|UPDATE|DELETE)$/s;
/** As the screen of the permissions names its columns, in their order. */
const RIGHTS: Readonly<Record<string, string>> = {
  READ: 'voir',
  CREATE: 'ajouter',
  UPDATE: 'modifier',
  DELETE: 'supprimer',
};

/** Rights by the menu or module that they are about: « Commandes : voir, modifier », « Bannière : tout ». */
function saidRights(slugs: readonly string[], world: PrestashopWorld): string[] {
  const names = new Map<string, string>();
  for (const { class_name, id_tab } of world.mirror.all('tab')) {
    const name = world.text('tab_lang', 'id_tab', id_tab ?? null, 'name');
    if (name !== '') names.set(`TAB ${String(class_name).toUpperCase()}`, name);
  }
  for (const { name } of world.mirror.all('module'))
    names.set(`MODULE ${String(name).toUpperCase()}`, moduleLabel(String(name)));
  const rights = new Map<string, Set<string>>();
  for (const slug of slugs) {
    const [, kind, about = slug, right = ''] = SLUG.exec(slug) ?? [];
    const name = names.get(`${kind} ${about}`) ?? about;
    rights.set(name, (rights.get(name) ?? new Set()).add(right));
  }
  const said = (given: ReadonlySet<string>): string => {
    const words = Object.entries(RIGHTS).flatMap(([right, word]) => (given.has(right) ? [word] : []));
    return words.length === Object.keys(RIGHTS).length ? 'tout' : words.join(', ');
  };
  return [...rights].map(([name, given]) => [name, said(given)].filter(Boolean).join(' : ')).sort();
}

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
    rows.filter(keep).map((net) => {
      const id = rowOf(net).id_authorization_role ?? null;
      return String(world.mirror.get('authorization_role', id)?.slug ?? id);
    });
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
        given: saidRights(given, world).slice(0, 60),
        taken: saidRights(taken, world).slice(0, 60),
        givenCount: given.length,
        takenCount: taken.length,
      },
      link: '/configure/advanced/permissions/',
    },
  ];
}
