import type { NetRow } from '../burst.js';
import type { Finding } from '../finding.js';
import { configurePath } from './setting-groups.js';
import type { PrestashopWorld } from './world.js';

const items = (stored: string): string[] => stored.split(',').filter((item) => item !== '');

/** Name of a menu item by its code (ps_mainmenu): `CAT10`, `CMS4`, `LNK1`, `PRD7`, `MAN2`… */
export function menuItemName(code: string, world: PrestashopWorld): string {
  const [, kind, id] = /^([A-Z_]+?)_?(\d+)$/.exec(code) ?? [];
  if (!kind || !id) return code;
  const read: Readonly<Record<string, () => string>> = {
    CAT: () => world.category(id),
    CMS: () => world.text('cms_lang', 'id_cms', id, 'meta_title'),
    CMS_CAT: () => world.text('cms_category_lang', 'id_cms_category', id, 'name'),
    LNK: () => world.text('linksmenutop_lang', 'id_linksmenutop', id, 'label'),
    PRD: () => world.product(id),
    MAN: () => String(world.mirror.get('manufacturer', id)?.name ?? ''),
    SUP: () => String(world.mirror.get('supplier', id)?.name ?? ''),
  };
  return read[kind]?.() || code;
}

/** Items put into the main menu, taken out of it, or moved in it. */
export function readMenuItems(
  before: string,
  after: string,
  rows: readonly NetRow[],
  world: PrestashopWorld,
): Finding[] {
  const [old, now] = [items(before), items(after)];
  const names = (codes: readonly string[]): string[] => codes.map((code) => menuItemName(code, world));
  const added = names(now.filter((code) => !old.includes(code)));
  const deleted = (code: string): boolean => {
    const [, id] = /^LNK(\d+)$/.exec(code) ?? [];
    return id !== undefined && world.isGone(`menu-link:${id}`, 'linksmenutop', id);
  };
  const left = old.filter((code) => !now.includes(code));
  if (left.length > 0 && left.every(deleted) && now.every((code) => old.includes(code))) return [];
  const taken = names(left);
  return [
    {
      slot: 'main',
      verb: added.length + taken.length > 0 ? 'update' : 'reorder',
      object: 'menu',
      objectId: 'ps_mainmenu',
      name: 'Menu principal',
      rules: added.length > 0 ? ['ps.menu', 'ps.menu.item', 'ps.module.menu'] : ['ps.menu', 'ps.module.menu'],
      rows,
      changes: [{ field: 'items', before: names(old), after: names(now) }],
      facts: { added, removed: taken },
      link: configurePath('ps_mainmenu'),
    },
  ];
}
