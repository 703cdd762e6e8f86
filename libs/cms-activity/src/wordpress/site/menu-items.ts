import type { Finding } from '../../finding.js';
import { sameText } from '../../plain-text.js';
import type { FieldChange } from '../../types.js';
import { editMenu } from '../links.js';
import type { WordpressWorld } from '../world.js';
import { currentItem, itemLabel, type MenuItemState, type MenuItemView, viewMenuItems } from './menu-item-view.js';
import { isSocialUrl, placeRules } from './menu-rules.js';
import { movedItems } from './moved-items.js';
import type { SiteView } from './site-view.js';

function itemFinding(
  item: MenuItemView,
  state: MenuItemState,
  world: WordpressWorld,
  finding: Pick<Finding, 'verb'> & { changes?: readonly FieldChange[]; more?: string[] },
): Finding {
  const menu = world.termName(item.menuId);
  const social = isSocialUrl(state.url) ? ['wp.menu.social', 'wp.social'] : placeRules(menu);
  const added = finding.verb === 'create' ? ['wp.menu.add'] : [];
  return {
    slot: `item:${item.id}`,
    verb: finding.verb,
    object: 'menu_item',
    objectId: item.id,
    name: itemLabel(state, world),
    rules: ['wp.menu.item', ...added, ...social],
    rows: item.rows,
    changes: finding.changes ?? [],
    facts: {
      menu,
      type: state.type === 'custom' ? 'custom' : state.object || state.type,
      ...(state.type === 'custom' && { url: state.url }),
      ...(state.parent !== '0' && { parent: parentLabel(state, world) }),
      ...(finding.more && { order: finding.more }),
    },
    link: item.menuId === '' ? '/wp-admin/nav-menus.php' : editMenu(item.menuId),
    publicPath: '/',
  };
}

function parentLabel(state: MenuItemState, world: WordpressWorld): string {
  if (state.parent === '0' || state.parent === '') return '';
  const id = state.parent;
  const own = world.title(id);
  if (own !== '') return own;
  const objectId = world.meta(id, '_menu_item_object_id');
  return world.meta(id, '_menu_item_type') === 'taxonomy' ? world.termName(objectId) : world.title(objectId);
}

function itemChanges(before: MenuItemState, after: MenuItemState, world: WordpressWorld): FieldChange[] {
  const changes: FieldChange[] = [];
  const [oldLabel, newLabel] = [itemLabel(before, world), itemLabel(after, world)];
  if (!sameText(oldLabel, newLabel)) changes.push({ field: 'title', before: oldLabel, after: newLabel });
  if (before.parent !== after.parent)
    changes.push({ field: 'parent', before: parentLabel(before, world), after: parentLabel(after, world) });
  if (before.url !== after.url) changes.push({ field: 'url', before: before.url, after: after.url });
  if (before.newTab !== after.newTab) changes.push({ field: 'new_tab', before: before.newTab, after: after.newTab });
  if (before.cssClasses !== after.cssClasses)
    changes.push({ field: 'css_classes', before: before.cssClasses, after: after.cssClasses });
  return changes;
}

/** « Ajouter automatiquement les nouvelles pages »: the item came with its page. */
function cameWithItsPage(item: MenuItemView, state: MenuItemState, world: WordpressWorld): boolean {
  if (!item.direct || state.type !== 'post_type') return false;
  const page = world.siblings.row(`post:${state.objectId}`, 'posts', state.objectId);
  return page !== null && page.before?.post_status !== 'publish' && page.after?.post_status === 'publish';
}

/** The item went with its menu or with what it led to. */
function wentWithAnother(item: MenuItemView, state: MenuItemState, world: WordpressWorld): boolean {
  if (world.taxonomy(item.menuId, 'nav_menu') === null) return true;
  if (state.type === 'post_type') return world.post(state.objectId) === null;
  return state.type === 'taxonomy' && world.taxonomy(state.objectId) === null;
}

/** Menu items added, removed, renamed, moved under another. */
export function readMenuItems(view: SiteView): Finding[] {
  const { burst, world } = view;
  const items = viewMenuItems(burst, world);
  const findings: Finding[] = [];
  const reshaped = new Set<string>();
  for (const item of items) {
    const { before, after } = item;
    if (!before && after) {
      if (!cameWithItsPage(item, after, world)) findings.push(itemFinding(item, after, world, { verb: 'create' }));
    } else if (before && !after) {
      if (!wentWithAnother(item, before, world)) findings.push(itemFinding(item, before, world, { verb: 'delete' }));
    } else if (before && after) {
      const changes = itemChanges(before, after, world);
      if (changes.length > 0) findings.push(itemFinding(item, after, world, { verb: 'update', changes }));
      if (!changes.some((change) => change.field === 'parent')) continue;
    } else continue;
    reshaped.add(item.menuId);
  }
  return [...findings, ...reorderedItems(items, reshaped, view)];
}

/** Items moved within menus whose shape stayed the same. */
function reorderedItems(
  items: readonly MenuItemView[],
  reshaped: ReadonlySet<string>,
  { burst, world }: SiteView,
): Finding[] {
  const touched = items.filter(({ before, after }) => before && after && before.order !== after.order);
  const menus = new Set(touched.map((item) => item.menuId).filter((id) => id !== '' && !reshaped.has(id)));
  return [...menus].flatMap((menuId) => {
    const byId = new Map(items.map((item) => [item.id, item]));
    const key = world.taxonomy(menuId, 'nav_menu')?.term_taxonomy_id ?? null;
    const all = world.mirror.where('term_relationships', 'term_taxonomy_id', key).flatMap((relation) => {
      const id = String(relation.object_id);
      const after = byId.get(id)?.after ?? currentItem(id, burst, world);
      const before = byId.get(id)?.before ?? after;
      return before && after ? [{ id, before, after }] : [];
    });
    const order = (side: 'before' | 'after'): string[] =>
      all.toSorted((a, b) => a[side].order - b[side].order).map(({ id }) => id);
    const now = order('after');
    const labels = now.map((id) => itemLabel(all.find((one) => one.id === id)?.after ?? EMPTY, world));
    return movedItems(order('before'), now).flatMap((id) => {
      const item = byId.get(id);
      if (!item?.after || !item.before) return [];
      const changes = [{ field: 'order', before: order('before').indexOf(id) + 1, after: now.indexOf(id) + 1 }];
      return [itemFinding(item, item.after, world, { verb: 'reorder', changes, more: labels })];
    });
  });
}

const EMPTY: MenuItemState = {
  title: '',
  order: 0,
  type: '',
  object: '',
  objectId: '',
  url: '',
  parent: '0',
  newTab: false,
  cssClasses: '',
};
