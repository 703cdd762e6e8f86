import type { Burst, NetRow } from '../burst.js';
import type { Finding } from '../finding.js';
import { readable } from '../plain-text.js';
import type { JsonValue, Row } from '../types.js';
import { SEO_META, THUMBNAIL_META } from './post-meta.js';
import { isRemoved, type PostView } from './post-view.js';
import { netValues, sameSetting, type WordpressWorld } from './world.js';

/** Changes of a post that the référentiel names apart. */
const aspect = (post: PostView, finding: Omit<Finding, 'objectId' | 'link' | 'publicPath' | 'actorHint'>): Finding => ({
  ...finding,
  objectId: post.id,
  facts: { target: post.title, targetType: post.object, ...finding.facts },
  link: post.link,
  publicPath: post.publicPath,
  actorHint: post.actorHint,
});

/** The author of an existing content was replaced. */
export function readAuthor(post: PostView, world: WordpressWorld): Finding[] {
  const { before, after, net } = post;
  if (!net || !before || !after || post.created || before.post_author === after.post_author) return [];
  const name = (row: Row): string => authorName(String(row.post_author ?? ''), world);
  return [
    aspect(post, {
      slot: 'author',
      verb: 'assign',
      object: 'author',
      name: name(after),
      rules: ['wp.content.author'],
      rows: [net],
      changes: [{ field: 'author', before: name(before), after: name(after) }],
    }),
  ];
}

/** Also of an account that was deleted at the same moment, its contents given to another. */
function authorName(id: string, world: WordpressWorld): string {
  const user = world.user(id) ?? world.siblings.row(`user:${id}`, 'users', id)?.before;
  return readable(user?.display_name) || id;
}

/** A featured image set, replaced or taken away. */
export function readThumbnail(burst: Burst, post: PostView, world: WordpressWorld): Finding[] {
  const meta = netValues(burst, 'postmeta', 'meta_key', 'meta_value').get(THUMBNAIL_META);
  if (!meta || isRemoved(post)) return [];
  const image = (value: unknown): string => (Number(value) > 0 ? String(value) : '');
  const [before, after] = [image(meta.before), meta.deleted ? '' : image(meta.after)];
  if (before === after) return [];
  // The image itself was deleted: its uses go with it.
  if (after === '' && world.post(before) === null) return [];
  return [
    aspect(post, {
      slot: 'thumbnail',
      verb: after === '' ? 'delete' : 'assign',
      object: 'featured_image',
      name: post.title,
      rules: ['wp.content.featured-image'],
      rows: meta.rows,
      changes: [{ field: 'featured_image', before: world.title(before), after: world.title(after) }],
      facts: { image: world.title(after === '' ? before : after) },
    }),
  ];
}

/** Title, description, keyphrase and the like, of Yoast and its peers. */
export function readSeo(burst: Burst, post: PostView): Finding[] {
  if (isRemoved(post)) return [];
  const touched = [...netValues(burst, 'postmeta', 'meta_key', 'meta_value').values()].filter(
    ({ key, before, after, deleted }) => SEO_META[key] !== undefined && !sameSetting(before, deleted ? null : after),
  );
  if (touched.length === 0) return [];
  return [
    aspect(post, {
      slot: 'seo',
      verb: 'update',
      object: 'seo',
      name: post.title,
      rules: ['wp.seo.fields'],
      rows: touched.flatMap((value) => value.rows),
      changes: touched.map(({ key, before, after, deleted }) => ({
        field: SEO_META[key] ?? key,
        before: readable(before),
        after: deleted ? '' : readable(after),
      })),
    }),
  ];
}

/** A gallery put into, changed in or taken out of an existing content. */
export function readGallery(post: PostView, world: WordpressWorld): Finding[] {
  const { before, after, net } = post;
  if (!net || !before || !after || post.created || isRemoved(post)) return [];
  const galleries = (row: Row): readonly string[] => world.facts(String(row.post_content ?? '')).galleries;
  const [old, now] = [galleries(before), galleries(after)];
  if (JSON.stringify(old) === JSON.stringify(now)) return [];
  const count = (gallery: string): number => (gallery.match(/\.(?:jpe?g|png|gif|webp|avif|svg)\b/gi) ?? []).length;
  return [
    aspect(post, {
      slot: 'gallery',
      verb: old.length === 0 ? 'create' : now.length === 0 ? 'delete' : 'update',
      object: 'gallery',
      name: post.title,
      rules: ['wp.content.gallery'],
      rows: [net],
      facts: { galleries: now.length, images: now.reduce((sum, gallery) => sum + count(gallery), 0) },
    }),
  ];
}

/** Taxonomies that are WordPress's own storage. */
const INTERNAL_TAXONOMY = /^(nav_menu|link_category|wp_.*)$/;

const OBJECTS: Readonly<Record<string, { object: string; rule: string }>> = {
  category: { object: 'category', rule: 'wp.content.categories' },
  post_tag: { object: 'tag', rule: 'wp.content.tags' },
};

interface TermDelta {
  readonly added: string[];
  readonly removed: string[];
  readonly rows: NetRow[];
}

/** Categories and tags given to or taken from a content, one finding a taxonomy. */
export function readTerms(burst: Burst, post: PostView, world: WordpressWorld): Finding[] {
  if (isRemoved(post)) return [];
  const deltas = new Map<string, TermDelta>();
  const byDefault = world.optionText('default_category');
  for (const row of burst.rows('term_relationships')) {
    if ((row.before === null) === (row.after === null)) continue;
    const term = world.mirror.get('term_taxonomy', (row.after ?? row.before)?.term_taxonomy_id ?? null);
    // A deleted term leaves its contents by itself.
    if (!term) continue;
    const delta = deltas.get(String(term.taxonomy)) ?? { added: [], removed: [], rows: [] };
    deltas.set(String(term.taxonomy), delta);
    const automatic = row.after !== null && String(term.term_id) === byDefault && term.taxonomy === 'category';
    if (automatic && (post.created || isOrphaned(burst, world))) continue;
    delta.rows.push(row);
    (row.after ? delta.added : delta.removed).push(world.termName(term.term_id ?? null));
  }
  return [...deltas].flatMap(([taxonomy, delta]) => termFinding(post, taxonomy, delta, world));
}

/** The content lost a category that no longer exists: WordPress gives it the default one. */
const isOrphaned = (burst: Burst, world: WordpressWorld): boolean =>
  burst
    .rows('term_relationships')
    .some((row) => row.after === null && !world.mirror.get('term_taxonomy', row.before?.term_taxonomy_id ?? null));

function termFinding(
  post: PostView,
  taxonomy: string,
  { added, removed, rows }: TermDelta,
  world: WordpressWorld,
): Finding[] {
  const known = OBJECTS[taxonomy];
  if (rows.length === 0 || INTERNAL_TAXONOMY.test(taxonomy)) return [];
  const now = world.mirror
    .where('term_relationships', 'object_id', post.id)
    .map((row) => world.mirror.get('term_taxonomy', row.term_taxonomy_id ?? null))
    .filter((term) => term?.taxonomy === taxonomy)
    .map((term) => world.termName(term?.term_id ?? null));
  const before: JsonValue = [...now.filter((name) => !added.includes(name)), ...removed];
  if (!known) {
    if (post.created) return [];
    const changes = [{ field: taxonomy, before, after: now }];
    const rules = post.object === 'setting' ? ['wp.unknown'] : ['wp.content.edit'];
    return [
      aspect(post, {
        slot: `terms:${taxonomy}`,
        verb: 'update',
        object: post.object,
        name: post.title,
        rules,
        rows,
        changes,
      }),
    ];
  }
  return [
    aspect(post, {
      slot: `terms:${taxonomy}`,
      verb: added.length > 0 ? 'assign' : 'update',
      object: known.object,
      name: (added.length > 0 ? added : removed).join(', '),
      rules: [known.rule],
      rows,
      changes: [{ field: known.object === 'tag' ? 'tags' : 'categories', before, after: now }],
      facts: { added, removed },
    }),
  ];
}
