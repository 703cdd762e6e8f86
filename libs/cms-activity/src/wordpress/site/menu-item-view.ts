import type { Burst, NetRow } from '../../burst.js';
import { readable } from '../../plain-text.js';
import type { Cell, Row } from '../../types.js';
import type { WordpressWorld } from '../world.js';

/** A menu item at one moment: its row, and the metas that say where it leads. */
export interface MenuItemState {
  readonly title: string;
  readonly order: number;
  /** `post_type`, `taxonomy`, `custom`, `post_type_archive`. */
  readonly type: string;
  /** `page`, `category`… */
  readonly object: string;
  readonly objectId: string;
  readonly url: string;
  readonly parent: string;
  readonly newTab: boolean;
  readonly cssClasses: string;
}

export interface MenuItemView {
  readonly id: string;
  /** Null while it is not (yet, any more) a published item. */
  readonly before: MenuItemState | null;
  readonly after: MenuItemState | null;
  /** Written at once as published: by « ajouter automatiquement » or by the Customizer. */
  readonly direct: boolean;
  readonly menuId: string;
  readonly rows: readonly NetRow[];
}

type Side = 'before' | 'after';

const META = '_menu_item_';

function metas(id: string, side: Side, burst: Burst, world: WordpressWorld): (key: string) => Cell {
  const values = new Map<string, Cell>();
  for (const row of world.mirror.where('postmeta', 'post_id', id)) {
    if (String(row.meta_key).startsWith(META)) values.set(String(row.meta_key), row.meta_value ?? null);
  }
  for (const net of burst.rows('postmeta')) {
    const row = net.before ?? net.after;
    if (String(row?.post_id) !== id) continue;
    // A new row keeps its first values: those that it has on the other side.
    const shown = side === 'before' ? (net.before ?? net.after) : (net.after ?? net.before);
    values.set(String(row?.meta_key), shown?.meta_value ?? null);
  }
  return (key) => values.get(`${META}${key}`) ?? null;
}

function state(row: Row | null, meta: (key: string) => Cell): MenuItemState | null {
  if (row?.post_status !== 'publish') return null;
  return {
    title: readable(row.post_title),
    order: Number(row.menu_order ?? 0),
    type: String(meta('type') ?? ''),
    object: String(meta('object') ?? ''),
    objectId: String(meta('object_id') ?? ''),
    url: String(meta('url') ?? ''),
    parent: String(meta('menu_item_parent') ?? '0'),
    newTab: meta('target') === '_blank',
    cssClasses: String(meta('classes') ?? ''),
  };
}

/** The menu that an item hangs in, or hung in before it was removed. */
function menuOf(id: string, burst: Burst, world: WordpressWorld): string {
  const relations = [
    ...world.mirror.where('term_relationships', 'object_id', id),
    ...burst
      .rows('term_relationships')
      .flatMap((net) => (net.before && String(net.before.object_id) === id ? [net.before] : [])),
  ];
  for (const relation of relations) {
    const key = String(relation.term_taxonomy_id);
    const term = world.mirror.get('term_taxonomy', key) ?? burst.row('term_taxonomy', key)?.before;
    if (term?.taxonomy === 'nav_menu') return String(term.term_id);
  }
  return '';
}

/** Every menu item that the burst touched. */
export function viewMenuItems(burst: Burst, world: WordpressWorld): MenuItemView[] {
  const ids = new Set<string>();
  for (const { before, after } of burst.rows('posts'))
    if ((after ?? before)?.post_type === 'nav_menu_item') ids.add(String((after ?? before)?.ID));
  for (const { before, after } of burst.rows('postmeta')) ids.add(String((after ?? before)?.post_id));
  return [...ids].flatMap((id) => {
    const net = burst.row('posts', id);
    const current = world.post(id);
    const [before, after] = net ? [net.before, net.after] : [current, current];
    if ((after ?? before)?.post_type !== 'nav_menu_item') return [];
    const metaRows = burst.rows('postmeta').filter((row) => String((row.after ?? row.before)?.post_id) === id);
    return [
      {
        id,
        before: state(before, metas(id, 'before', burst, world)),
        after: state(after, metas(id, 'after', burst, world)),
        direct: net !== null && net.before === null,
        menuId: menuOf(id, burst, world),
        rows: [...(net ? [net] : []), ...metaRows],
      },
    ];
  });
}

/** The words that visitors read: the item's own title, or its target's. */
export function itemLabel(item: MenuItemState, world: WordpressWorld): string {
  if (item.title !== '') return item.title;
  if (item.type === 'post_type') return world.title(item.objectId);
  return item.type === 'taxonomy' ? world.termName(item.objectId) : item.url;
}

/** An item's state as the stream left it, for items that the burst did not touch. */
export function currentItem(id: string, burst: Burst, world: WordpressWorld): MenuItemState | null {
  return state(world.post(id), metas(id, 'after', burst, world));
}
