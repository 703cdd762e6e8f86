import type { Finding } from '../../finding.js';
import { asRecord, phpRecord } from '../../php-value.js';
import { readable, sameText } from '../../plain-text.js';
import type { JsonValue } from '../../types.js';
import { editMenu } from '../links.js';
import type { WordpressWorld } from '../world.js';
import { placeRules } from './menu-rules.js';
import type { SiteView } from './site-view.js';

const shown = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? String(value) : '');

const menuBase = (id: string, name: string) => ({
  slot: `menu:${id}`,
  object: 'menu',
  objectId: id,
  name,
  rules: ['wp.menu', ...placeRules(name)],
  link: editMenu(id),
  publicPath: '/',
});

/** Menus created, renamed, deleted, or set to take new pages. */
export function readMenus({ burst, world, options }: SiteView): Finding[] {
  const findings: Finding[] = [];
  const told = new Set<string>();
  for (const net of burst.rows('term_taxonomy')) {
    const row = net.after ?? net.before;
    if (row?.taxonomy !== 'nav_menu' || (net.before === null) === (net.after === null)) continue;
    const id = String(row.term_id);
    const term = burst.row('terms', id);
    const name = readable((term?.after ?? term?.before)?.name) || world.termName(id);
    told.add(id);
    const rows = term ? [net, term] : [net];
    findings.push(
      net.after
        ? { ...menuBase(id, name), verb: 'create', rows }
        : { ...menuBase(id, name), verb: 'delete', rows, link: '/wp-admin/nav-menus.php' },
    );
  }
  for (const net of burst.rows('terms')) {
    const { before, after } = net;
    const id = String((after ?? before)?.term_id);
    if (!before || !after || told.has(id) || world.taxonomy(id)?.taxonomy !== 'nav_menu') continue;
    const [old, now] = [readable(before.name), readable(after.name)];
    if (sameText(old, now)) continue;
    told.add(id);
    const changes = [{ field: 'name', before: old, after: now }];
    findings.push({ ...menuBase(id, now), verb: 'update', rows: [net], changes });
  }
  const option = options.get('nav_menu_options');
  const list = (stored: unknown): Set<string> =>
    new Set(Object.values(asRecord(phpRecord(stored).auto_add)).map(shown));
  const [before, after] = [list(option?.before), list(option?.after)];
  for (const id of new Set([...before, ...after])) {
    if (!option || before.has(id) === after.has(id) || told.has(id) || !world.taxonomy(id, 'nav_menu')) continue;
    const changes = [{ field: 'auto_add_pages', before: before.has(id), after: after.has(id) }];
    findings.push({ ...menuBase(id, world.termName(id)), verb: 'update', rows: option.rows, changes });
  }
  return findings;
}

/** Menus given a place in the theme, or taken from it. */
export function readMenuLocations({ mods, world }: SiteView): Finding[] {
  const change = mods.get('nav_menu_locations');
  if (!change) return [];
  const places = (value: JsonValue): Map<string, string> =>
    new Map(
      Object.entries(asRecord(value)).flatMap(([place, id]) => (Number(id) > 0 ? [[place, String(Number(id))]] : [])),
    );
  const [before, after] = [places(change.before), places(change.after)];
  const of = (map: ReadonlyMap<string, string>, id: string): string[] =>
    [...map].filter(([, menu]) => menu === id).map(([place]) => place);
  const menus = new Set([...before.values(), ...after.values()]);
  return [...menus].flatMap((id) =>
    locationFinding(id, of(before, id), of(after, id), [...after.keys()], change.rows, world),
  );
}

function locationFinding(
  id: string,
  before: readonly string[],
  after: readonly string[],
  taken: readonly string[],
  rows: Finding['rows'],
  world: WordpressWorld,
): Finding[] {
  const added = after.filter((place) => !before.includes(place));
  const removed = before.filter((place) => !after.includes(place));
  // Deleted menus leave their places; a place given to another menu is told with that one.
  if (!world.taxonomy(id, 'nav_menu') || (added.length === 0 && removed.every((place) => taken.includes(place))))
    return [];
  const name = world.termName(id);
  return [
    {
      slot: `location:${id}`,
      verb: added.length > 0 ? 'assign' : 'delete',
      object: 'menu_location',
      objectId: [...added, ...removed].join(),
      name,
      rules: ['wp.menu.location', ...[...added, name].flatMap(placeRules)],
      rows,
      changes: [{ field: 'locations', before, after }],
      facts: { locations: after, added, removed },
      link: '/wp-admin/nav-menus.php?action=locations',
      publicPath: '/',
    },
  ];
}
