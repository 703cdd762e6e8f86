import type { Burst, NetRow } from '../burst.js';
import type { Finding } from '../finding.js';
import { readable, sameText } from '../plain-text.js';
import type { FieldChange, JsonValue, Row } from '../types.js';
import { editTerm } from './links.js';
import type { WordpressWorld } from './world.js';

const OBJECTS: Readonly<Record<string, string>> = {
  category: 'category',
  post_tag: 'tag',
  product_cat: 'category',
  product_tag: 'tag',
};

const publicTerm = (taxonomy: string, id: string, slug: string): string | null =>
  taxonomy === 'category'
    ? `/?cat=${encodeURIComponent(id)}`
    : taxonomy === 'post_tag'
      ? `/?tag=${encodeURIComponent(slug)}`
      : null;

/** Both tables' rows of a term; the burst's net row, or the stored one on both sides when it did not change. */
function sides(net: NetRow | undefined, stored: Row | null): { before: Row | null; after: Row | null } {
  return net ? { before: net.before, after: net.after } : { before: stored, after: stored };
}

/** A category or a tag created, edited or deleted. */
export function readTerm(burst: Burst, id: string, world: WordpressWorld): Finding[] {
  const taxonomyNet = burst.rows('term_taxonomy')[0];
  const stored = world.taxonomy(id);
  const taxonomy = sides(taxonomyNet, stored);
  const kind = String((taxonomy.after ?? taxonomy.before)?.taxonomy ?? '');
  const object = OBJECTS[kind];
  if (!object) return [];
  const termNet = burst.rows('terms')[0];
  const term = sides(termNet, world.mirror.get('terms', id));
  const name = readable((term.after ?? term.before)?.name);
  const rule = object === 'tag' ? 'wp.tag' : 'wp.category';
  const base = {
    slot: 'main',
    object,
    objectId: id,
    name,
    rows: burst.rows(),
    link: taxonomy.after ? editTerm(kind, id) : null,
    publicPath: taxonomy.after ? publicTerm(kind, id, String(term.after?.slug ?? '')) : null,
  };
  if (!taxonomy.after) return [{ ...base, verb: 'delete', rules: [object === 'tag' ? rule : 'wp.category.remove'] }];
  const description = readable(taxonomy.after.description);
  const facts: Record<string, JsonValue> = { slug: String(term.after?.slug ?? ''), description };
  const parent = world.termName(taxonomy.after.parent ?? null);
  if (parent !== '') facts.parent = parent;
  const described = object === 'category' && description !== '' ? ['wp.category.description'] : [];
  if (!taxonomy.before) return [{ ...base, verb: 'create', rules: [rule, ...described], facts }];
  const changes = termChanges(term, taxonomy, world);
  if (changes.length === 0) return [];
  return [{ ...base, verb: 'update', rules: [rule, ...described], changes, facts }];
}

function termChanges(
  term: { before: Row | null; after: Row | null },
  taxonomy: { before: Row | null; after: Row | null },
  world: WordpressWorld,
): FieldChange[] {
  const changes: FieldChange[] = [];
  const compare = (field: string, before: string, after: string): void => {
    if (!sameText(before, after)) changes.push({ field, before, after });
  };
  compare('name', readable(term.before?.name), readable(term.after?.name));
  compare('slug', readable(term.before?.slug), readable(term.after?.slug));
  compare('description', readable(taxonomy.before?.description), readable(taxonomy.after?.description));
  if (taxonomy.before?.parent !== taxonomy.after?.parent)
    compare('parent', world.termName(taxonomy.before?.parent ?? null), world.termName(taxonomy.after?.parent ?? null));
  return changes;
}
