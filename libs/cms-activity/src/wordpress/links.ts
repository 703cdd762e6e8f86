import type { Row } from '../types.js';

/** Back-office and public paths, as wp-admin makes them. */
export const editPost = (id: string): string => `/wp-admin/post.php?post=${id}&action=edit`;
export const editTerm = (taxonomy: string, id: string): string =>
  `/wp-admin/term.php?taxonomy=${encodeURIComponent(taxonomy)}&tag_ID=${id}&post_type=post`;
export const editComment = (id: string): string => `/wp-admin/comment.php?action=editcomment&c=${id}`;
export const editUser = (id: string): string => `/wp-admin/user-edit.php?user_id=${id}`;
export const editMenu = (id: string): string => `/wp-admin/nav-menus.php?action=edit&menu=${id}`;

/** A published content's path that works whatever the permalinks, or null. */
export function publicPost(row: Row | null): string | null {
  if (row?.post_status !== 'publish') return null;
  if (row.post_type === 'page') return `/?page_id=${row.ID}`;
  return row.post_type === 'post'
    ? `/?p=${row.ID}`
    : `/?post_type=${encodeURIComponent(String(row.post_type))}&p=${row.ID}`;
}
