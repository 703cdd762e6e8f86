import type { Row } from '../types.js';

/** Back-office and public paths, as wp-admin makes them. */
export const editPost = (id: string): string => `/wp-admin/post.php?post=${encodeURIComponent(id)}&action=edit`;
export const editTerm = (taxonomy: string, id: string): string =>
  `/wp-admin/term.php?taxonomy=${encodeURIComponent(taxonomy)}&tag_ID=${encodeURIComponent(id)}&post_type=post`;
export const editComment = (id: string): string =>
  `/wp-admin/comment.php?action=editcomment&c=${encodeURIComponent(id)}`;
export const editUser = (id: string): string => `/wp-admin/user-edit.php?user_id=${encodeURIComponent(id)}`;
export const editMenu = (id: string): string => `/wp-admin/nav-menus.php?action=edit&menu=${encodeURIComponent(id)}`;

/** A published content's path that works whatever the permalinks, or null. */
export function publicPost(row: Row | null): string | null {
  if (row?.post_status !== 'publish') return null;
  if (row.post_type === 'page') return `/?page_id=${encodeURIComponent(String(row.ID))}`;
  return row.post_type === 'post'
    ? `/?p=${encodeURIComponent(String(row.ID))}`
    : `/?post_type=${encodeURIComponent(String(row.post_type))}&p=${encodeURIComponent(String(row.ID))}`;
}
