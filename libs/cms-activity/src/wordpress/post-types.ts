import type { Row } from '../types.js';

/** Post types that are WordPress's own storage, not contents of the site. */
const INTERNAL = new Set([
  'revision',
  'customize_changeset',
  'oembed_cache',
  'user_request',
  'wp_font_family',
  'wp_font_face',
  'scheduled-action',
  'ao_critcss',
  'patterns_ai_data',
]);

/** Post types that belong to the site's look: read with its settings. */
const SITE = new Set([
  'nav_menu_item',
  'custom_css',
  'wp_global_styles',
  'wp_template',
  'wp_template_part',
  'wp_navigation',
]);

export type PostKind = 'content' | 'media' | 'site' | 'internal';

/** To whom a row of `posts` speaks. */
export function postKind(row: Row | null): PostKind {
  const type = String(row?.post_type ?? '');
  if (type === '' || INTERNAL.has(type)) return 'internal';
  if (type === 'attachment') return 'media';
  return SITE.has(type) ? 'site' : 'content';
}
