import type { NetRow } from '../burst.js';
import { contentFacts } from '../content-facts.js';
import type { Cell, JsonValue } from '../types.js';
import { sameValue } from './values.js';

const TABLES = new Set(
  ['product', 'category', 'cms', 'cms_category', 'manufacturer', 'supplier', 'homeslider_slides', 'info'].map(
    (table) => `${table}_lang`,
  ),
);

/** Columns written with the rich text editor. */
const RICH = ['description', 'description_short', 'additional_description', 'content', 'text', 'short_description'];
const LONGEST = 400_000;
const LISTED = 20;

/** Rules and facts of the rich texts that changed in these rows; `home` tells the links to the shop itself. */
export function textFacts(
  rows: readonly NetRow[],
  home: string,
): { rules: string[]; facts: Record<string, JsonValue> } {
  const read = (html: Cell | undefined) => contentFacts(String(html ?? '').slice(0, LONGEST), home);
  const rules = new Set<string>();
  const facts: Record<string, JsonValue> = {};
  for (const { table, before, after } of rows) {
    if (!TABLES.has(table)) continue;
    for (const column of RICH) {
      if (!after || after[column] === undefined || sameValue(before?.[column], after[column])) continue;
      const [old, now] = [read(before?.[column]), read(after[column])];
      rules.add('ps.text');
      facts.words = Math.max(now.words, Number(facts.words ?? 0));
      facts.characters = Math.max(now.characters, Number(facts.characters ?? 0));
      if (JSON.stringify(now.headings) !== JSON.stringify(old.headings)) rules.add('ps.text.headings');
      if (now.headings.length > 0) facts.headings = now.headings.slice(0, LISTED).map((heading) => ({ ...heading }));
      if (JSON.stringify(now.links) !== JSON.stringify(old.links)) rules.add('ps.link');
      if (now.links.length > 0) facts.links = now.links.slice(0, LISTED).map((link) => ({ ...link }));
      const images = now.images.length;
      if (images > 0)
        facts.images = { total: images, withoutAlt: now.images.filter(({ alt }) => alt.trim() === '').length };
    }
  }
  return { rules: [...rules], facts };
}
