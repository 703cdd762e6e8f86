import type { TableSpec } from '../mirror.js';

/** WordPress's tables that the rules read (wp-admin/includes/schema.php), without prefix. */
export const WORDPRESS_TABLES: readonly TableSpec[] = [
  {
    table: 'posts',
    key: ['ID'],
    indexes: ['post_parent', 'post_type'],
    dropped: ['post_content_filtered', 'to_ping', 'pinged'],
  },
  { table: 'postmeta', key: ['meta_id'], indexes: ['post_id'] },
  { table: 'terms', key: ['term_id'] },
  { table: 'term_taxonomy', key: ['term_taxonomy_id'], indexes: ['term_id'] },
  { table: 'term_relationships', key: ['object_id', 'term_taxonomy_id'], indexes: ['object_id', 'term_taxonomy_id'] },
  { table: 'comments', key: ['comment_ID'], dropped: ['comment_agent', 'comment_author_IP'] },
  {
    table: 'options',
    key: ['option_id'],
    indexes: ['option_name'],
    where:
      "option_name NOT LIKE '\\_transient\\_%' AND option_name NOT LIKE '\\_site\\_transient\\_%' AND option_name NOT IN ('cron', 'rewrite_rules')",
  },
  { table: 'users', key: ['ID'], dropped: ['user_pass', 'user_activation_key'] },
  { table: 'usermeta', key: ['umeta_id'], indexes: ['user_id'], where: "meta_key <> 'session_tokens'" },
];
