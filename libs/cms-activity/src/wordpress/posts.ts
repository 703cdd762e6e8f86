import type { Burst } from '../burst.js';
import type { Finding } from '../finding.js';
import { readable, sameText, textChange } from '../plain-text.js';
import type { Cell, FieldChange, JsonValue, Row, Verb } from '../types.js';
import { contentDifferences, contentRules, contentSummary } from './content-changes.js';
import { LAYOUT_META } from './post-meta.js';
import { isRemoved, type PostView, statusOf } from './post-view.js';
import { netValues, type WordpressWorld } from './world.js';

const text = (row: Row | null, column: string): string => String(row?.[column] ?? '');

/** WP-Cron publishes a scheduled post without touching its modification date; a person always touches it. */
function publishedByCron({ before, after }: PostView): boolean {
  return (
    statusOf(before) === 'future' &&
    statusOf(after) === 'publish' &&
    text(before, 'post_modified_gmt') === text(after, 'post_modified_gmt')
  );
}

/** The act that the status tells; null when it tells none. */
function lifecycle(post: PostView): Verb | null {
  const [from, to] = [statusOf(post.before), statusOf(post.after)];
  if (post.created) return to === 'future' ? 'schedule' : 'create';
  if (post.after === null) return 'delete';
  if (from === to || publishedByCron(post)) return null;
  if (to === 'trash') return 'trash';
  if (from === 'trash') return 'restore';
  if (to === 'publish') return 'publish';
  if (to === 'future') return 'schedule';
  return from === 'publish' && to !== 'private' ? 'unpublish' : 'update';
}

const written = (row: Row): string => [row.post_title, row.post_content, row.post_excerpt].join('\0');

/** What WordPress kept at each save, oldest first. */
const savedRevisions = (post: PostView, world: WordpressWorld): Row[] =>
  world.mirror
    .where('posts', 'post_parent', post.id)
    .filter((row) => row.post_type === 'revision' && !text(row, 'post_name').includes('autosave'))
    .sort((a, b) => Number(a.ID) - Number(b.ID));

/** The editor keeps a draft by itself every minute, in the post's own row; only a save leaves a revision. */
function autosaved({ before, after, ...post }: PostView, world: WordpressWorld): boolean {
  if (!before || !after || post.created || written(before) === written(after)) return false;
  if (statusOf(before) !== 'draft' || statusOf(after) !== 'draft') return false;
  const revisions = savedRevisions({ before, after, ...post }, world);
  // A site may have revisions switched off: then nothing tells the two apart.
  return (
    world.mirror.any('posts', 'post_type', 'revision') && revisions.every((row) => written(row) !== written(after))
  );
}

/** The content went back to an older revision: equal to one that a different one had followed. */
function revisionRestored(post: PostView, world: WordpressWorld): boolean {
  const { before, after } = post;
  if (!before || !after || written(before) === written(after)) return false;
  const revisions = savedRevisions(post, world);
  const first = revisions.findIndex((row) => written(row) === written(after));
  return first !== -1 && revisions.slice(first + 1).some((row) => written(row) !== written(after));
}

function fieldChanges(post: PostView, world: WordpressWorld): FieldChange[] {
  const { before, after, created } = post;
  if (!post.net || !after || created || !before) return [];
  const changes: FieldChange[] = [];
  const changed = (column: string): boolean => before[column] !== after[column];
  const plain = (field: string, column: string): void => {
    if (changed(column)) changes.push({ field, before: before[column] ?? null, after: after[column] ?? null });
  };
  if (changed('post_title') && !sameText(text(before, 'post_title'), text(after, 'post_title')))
    changes.push({ field: 'title', before: readable(before.post_title), after: readable(after.post_title) });
  if (changed('post_content')) changes.push(contentChange(before, after, world));
  if (changed('post_excerpt'))
    changes.push(textChange('excerpt', readable(before.post_excerpt), readable(after.post_excerpt)));
  const moved = statusOf(before) !== statusOf(after);
  if (moved && !publishedByCron(post)) plain('status', 'post_status');
  const slugs = [text(before, 'post_name'), text(after, 'post_name')];
  if (!slugs.some((slug) => slug === '' || slug.endsWith('__trashed'))) plain('slug', 'post_name');
  if (changed('post_parent'))
    changes.push({
      field: 'parent',
      before: world.title(before.post_parent ?? null),
      after: world.title(after.post_parent ?? null),
    });
  plain('comment_status', 'comment_status');
  plain('password', 'post_password');
  plain('order', 'menu_order');
  if (!moved && ['publish', 'future', 'private'].includes(statusOf(after))) plain('date', 'post_date');
  return changes;
}

function contentChange(before: Row, after: Row, world: WordpressWorld): FieldChange {
  const [old, now] = [text(before, 'post_content'), text(after, 'post_content')];
  const [oldText, newText] = [world.facts(old).text, world.facts(now).text];
  return oldText === newText ? textChange('content', old, now) : textChange('content', oldText, newText);
}

/** Page template, and the layout that Astra keeps for one page. */
function layoutChanges(burst: Burst): FieldChange[] {
  const unset = (value: Cell): string => (value === 'default' || value === null ? '' : String(value));
  return [...netValues(burst, 'postmeta', 'meta_key', 'meta_value').values()].flatMap(
    ({ key, before, after, deleted }) => {
      const field = LAYOUT_META[key];
      const [old, now] = [unset(before), deleted ? '' : unset(after)];
      return field === undefined || old === now ? [] : [{ field, before: old, after: now }];
    },
  );
}

const RULES_BY_FIELD: Readonly<Record<string, string>> = {
  parent: 'wp.content.parent',
  slug: 'wp.content.slug',
  excerpt: 'wp.content.excerpt',
  comment_status: 'wp.content.discussion',
  breadcrumb: 'wp.breadcrumb',
};
const RULES_BY_VERB: Partial<Record<Verb, readonly string[]>> = {
  create: ['wp.content.create'],
  schedule: ['wp.content.publish'],
  publish: ['wp.content.publish'],
  unpublish: ['wp.content.publish'],
  trash: ['wp.content.remove'],
  delete: ['wp.content.remove'],
  restore: ['wp.content.remove'],
};

function rulesOf(post: PostView, verb: Verb, changes: readonly FieldChange[], world: WordpressWorld): string[] {
  if (post.object === 'setting') return ['wp.unknown'];
  const rules = [...(RULES_BY_VERB[verb] ?? ['wp.content.edit'])];
  if (post.created) rules.push('wp.content.create');
  if (post.created && statusOf(post.after) === 'publish') rules.push('wp.content.publish');
  const layout = new Set(Object.values(LAYOUT_META));
  for (const { field } of changes) {
    const rule = RULES_BY_FIELD[field] ?? (layout.has(field) ? 'wp.content.template' : null);
    if (rule) rules.push(rule);
  }
  const { before, after } = post;
  if (after && (post.created || (before && before.post_content !== after.post_content))) {
    const old = post.created || !before ? null : world.facts(text(before, 'post_content'));
    rules.push(...contentRules(old, world.facts(text(after, 'post_content'))));
  }
  if (world.optionText('wp_page_for_privacy_policy') === post.id) rules.push('wp.privacy');
  return rules;
}

function factsOf(post: PostView, world: WordpressWorld): Record<string, JsonValue> {
  const { before, after } = post;
  const facts: Record<string, JsonValue> = { status: statusOf(after ?? before) };
  if (post.object === 'setting') facts.contentType = post.type;
  if (!after || isRemoved(post)) return facts;
  const now = world.facts(text(after, 'post_content'));
  Object.assign(facts, contentSummary(now));
  if (before && !post.created && before.post_content !== after.post_content)
    Object.assign(facts, contentDifferences(world.facts(text(before, 'post_content')), now));
  if (text(after, 'post_parent') !== '0') facts.parent = world.title(after.post_parent ?? null);
  return facts;
}

const AUTOSAVED_FIELDS = new Set(['title', 'content', 'excerpt']);

/** A post or page created, edited, published, taken back, scheduled, trashed, restored, deleted. */
export function readPost(burst: Burst, post: PostView, world: WordpressWorld): Finding[] {
  const layout = isRemoved(post) ? [] : layoutChanges(burst);
  const status = post.net ? lifecycle(post) : null;
  const draft = autosaved(post, world);
  const fields = fieldChanges(post, world).filter(({ field }) => !draft || !AUTOSAVED_FIELDS.has(field));
  const changes = [...fields, ...layout];
  if (status === null && changes.length === 0) return [];
  const restored = status === null && post.net !== null && revisionRestored(post, world);
  const verb = restored ? 'restore' : (status ?? 'update');
  const metas = burst.rows('postmeta').filter((row) => LAYOUT_META[text(row.after ?? row.before, 'meta_key')]);
  return [
    {
      slot: 'main',
      verb,
      object: post.object,
      objectId: post.id,
      name: post.title,
      rules: rulesOf(post, restored ? 'update' : verb, changes, world),
      rows: [...(post.net ? [post.net] : []), ...(layout.length > 0 ? metas : [])],
      changes,
      facts: restored ? { ...factsOf(post, world), revision: true } : factsOf(post, world),
      link: post.link,
      publicPath: post.publicPath,
      actorHint: post.actorHint,
    },
  ];
}
