import { readable } from '../plain-text.js';
import type { Cell } from '../types.js';
import type { PrestashopWorld } from './world.js';

function parsed(stored: Cell): unknown {
  try {
    return JSON.parse(String(stored ?? ''));
  } catch {
    return null;
  }
}

/** Pages that a block of links leads to (ps_linklist): CMS pages and categories by their names, others by their codes. */
export function linkedPages(content: Cell, world: PrestashopWorld): string[] {
  const read = parsed(content);
  if (typeof read !== 'object' || read === null) return [];
  const name = (kind: string, item: unknown): string => {
    const id = String(item);
    const known =
      kind === 'cms'
        ? world.text('cms_lang', 'id_cms', id, 'meta_title')
        : kind === 'category'
          ? world.category(id)
          : '';
    return known || id;
  };
  return Object.entries(read).flatMap(([kind, items]) =>
    Array.isArray(items) ? items.filter(Boolean).map((item) => name(kind, item)) : [],
  );
}

/** Links of its own in a block: « title (address) ». */
export function customLinks(content: Cell): string[] {
  const read = parsed(content);
  if (!Array.isArray(read)) return [];
  return read.flatMap((link: unknown) => {
    if (typeof link !== 'object' || link === null) return [];
    const { title, url } = link as { title?: unknown; url?: unknown };
    return readable(title) === '' ? [] : [`${readable(title)} (${readable(url)})`];
  });
}

/** Opening hours of a store, a text a day from Monday on; what cannot be read stays as it is. */
export function openingHours(stored: Cell): string | string[] {
  const read = parsed(stored);
  if (!Array.isArray(read)) return readable(stored);
  return read.map((day: unknown) => readable(Array.isArray(day) ? day.map(readable).join(', ') : day) || '–');
}
