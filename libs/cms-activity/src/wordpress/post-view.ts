import type { Burst, NetRow } from '../burst.js';
import { readable } from '../plain-text.js';
import type { Row } from '../types.js';
import { editPost, publicPost } from './links.js';
import type { WordpressWorld } from './world.js';

/** One post or page as a burst left it. */
export interface PostView {
  readonly id: string;
  /** The row's net change; null when only its metas or terms changed. */
  readonly net: NetRow | null;
  /** First old state; null for a new row. */
  readonly before: Row | null;
  /** Last new state; null for a deleted row. */
  readonly after: Row | null;
  readonly type: string;
  readonly object: string;
  readonly title: string;
  /** It became a content in this burst: until then it was nothing or an empty « brouillon auto ». */
  readonly created: boolean;
  readonly link: string | null;
  readonly publicPath: string | null;
  readonly actorHint: string | null;
}

const OBJECTS: Readonly<Record<string, string>> = { post: 'post', page: 'page', product: 'product' };

export const statusOf = (row: Row | null): string => String(row?.post_status ?? '');

/** Null when there is nothing to say of it: never more than an « auto-draft », or unknown. */
export function viewPost(burst: Burst, id: string, world: WordpressWorld): PostView | null {
  const net = burst.row('posts', id);
  const current = world.post(id);
  const before = net ? net.before : current;
  const after = net ? net.after : current;
  const row = after ?? before;
  if (!row) return null;
  const hadContent = before !== null && statusOf(before) !== 'auto-draft';
  const hasContent = after !== null && statusOf(after) !== 'auto-draft';
  if (!hadContent && !hasContent) return null;
  const type = String(row.post_type ?? '');
  return {
    id,
    net,
    before,
    after,
    type,
    object: OBJECTS[type] ?? 'setting',
    title: readable(after?.post_title ?? '') || readable(before?.post_title ?? ''),
    created: !hadContent && hasContent && statusOf(after) !== 'trash',
    link: after === null ? null : editPost(id),
    publicPath: publicPost(after),
    actorHint: world.editorOf(id),
  };
}

/** Gone, or going: what happens to its metas and terms then is a side effect. */
export const isRemoved = (post: PostView): boolean => post.after === null || statusOf(post.after) === 'trash';
