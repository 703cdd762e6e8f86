import type { Burst } from '../burst.js';
import type { Finding } from '../finding.js';
import { excerpt, readable, sameText } from '../plain-text.js';
import type { FieldChange, JsonValue, Row, Verb } from '../types.js';
import { editComment } from './links.js';
import type { WordpressWorld } from './world.js';

const status = (row: Row | null): string => String(row?.comment_approved ?? '');

/** The codes that are numbers, in the words of wp_get_comment_status(). */
const STATES: ReadonlyMap<string, string> = new Map([
  ['0', 'hold'],
  ['1', 'approved'],
]);
const state = (row: Row): string => STATES.get(status(row)) ?? status(row);

/** Left by a visitor, or by another site: not the candidate's act. */
const fromOutside = (row: Row): boolean => Number(row.user_id ?? 0) === 0;

function moderation(from: string, to: string): Verb | null {
  if (from === to || from === 'post-trashed' || to === 'post-trashed') return null;
  if (to === 'spam') return 'spam';
  if (to === 'trash') return 'trash';
  if (from === 'trash' || from === 'spam') return 'restore';
  return to === '1' ? 'approve' : 'update';
}

const FIELDS: readonly (readonly [field: string, column: string])[] = [
  ['content', 'comment_content'],
  ['author_name', 'comment_author'],
  ['author_email', 'comment_author_email'],
  ['author_url', 'comment_author_url'],
];

function textChanges(before: Row, after: Row): FieldChange[] {
  return FIELDS.flatMap(([field, column]) => {
    const [old, now] = [readable(before[column]), readable(after[column])];
    return sameText(old, now) ? [] : [{ field, before: excerpt(old, 500), after: excerpt(now, 500) }];
  });
}

/** A comment approved, refused, marked as spam, trashed, restored, deleted, edited or answered. */
export function readComment(burst: Burst, id: string, world: WordpressWorld): Finding[] {
  const net = burst.row('comments', id);
  if (!net) return [];
  const { before, after } = net;
  const row = after ?? before;
  if (!row) return [];
  const postId = row.comment_post_ID ?? null;
  const facts: Record<string, JsonValue> = {
    post: world.title(postId),
    text: excerpt(readable(row.comment_content), 500),
    status: state(row),
  };
  const base = {
    slot: 'main',
    object: 'comment',
    objectId: id,
    name: readable(row.comment_author),
    rows: [net],
    rules: ['wp.comment.moderate'],
    link: after ? editComment(id) : null,
    publicPath:
      after && status(after) === '1' && postId !== null
        ? `/?p=${encodeURIComponent(String(postId))}#comment-${encodeURIComponent(id)}`
        : null,
  };
  if (!before) return after && !fromOutside(after) ? [written(base, after, facts, world)] : [];
  if (!after) return world.post(postId) ? [{ ...base, verb: 'delete', facts }] : [];
  const verb = moderation(status(before), status(after));
  const changes = textChanges(before, after);
  if (verb === null && changes.length === 0) return [];
  if (verb !== null) changes.push({ field: 'status', before: state(before), after: state(after) });
  return [{ ...base, verb: verb ?? 'update', changes, facts }];
}

function written(
  base: Omit<Finding, 'verb'>,
  after: Row,
  facts: Record<string, JsonValue>,
  world: WordpressWorld,
): Finding {
  const parent =
    Number(after.comment_parent ?? 0) > 0 ? world.mirror.get('comments', after.comment_parent ?? null) : null;
  const actorHint = world.login(after.user_id ?? null);
  if (!parent) return { ...base, verb: 'create', facts, actorHint, rules: ['wp.comment.reply'] };
  const answered = { to: readable(parent.comment_author), toText: excerpt(readable(parent.comment_content), 500) };
  return {
    ...base,
    verb: 'reply',
    name: answered.to,
    facts: { ...facts, ...answered },
    actorHint,
    rules: ['wp.comment.reply'],
  };
}
