/** Tables (without prefix) and columns that rules read; the longest name that starts a rule's own counts. */
export const WORDPRESS_RULE_NEEDS: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = (() => {
  const posts = {
    posts: ['ID', 'post_type', 'post_status', 'post_title', 'post_content', 'post_author', 'post_parent'],
  };
  const postmeta = { postmeta: ['post_id', 'meta_key', 'meta_value'] };
  const terms = { terms: ['term_id', 'name', 'slug'], term_taxonomy: ['term_taxonomy_id', 'term_id', 'taxonomy'] };
  const relationships = { term_relationships: ['object_id', 'term_taxonomy_id'] };
  const options = { options: ['option_name', 'option_value'] };
  const users = { users: ['ID', 'user_login', 'display_name'] };
  return {
    wp: options,
    'wp.content': posts,
    'wp.content.pin': { ...posts, ...options },
    'wp.content.author': { ...posts, ...users },
    'wp.content.featured-image': { ...posts, ...postmeta },
    'wp.content.template': { ...posts, ...postmeta },
    'wp.content.categories': { ...posts, ...terms, ...relationships },
    'wp.content.tags': { ...posts, ...terms, ...relationships },
    'wp.seo.fields': { ...posts, ...postmeta },
    'wp.media': { ...posts, ...postmeta },
    'wp.comment': { comments: ['comment_ID', 'comment_post_ID', 'comment_approved', 'comment_content', 'user_id'] },
    'wp.category': terms,
    'wp.tag': terms,
    'wp.menu': { ...posts, ...postmeta, ...terms, ...relationships },
    'wp.menu.location': options,
    'wp.user': users,
    'wp.user.role': { ...users, usermeta: ['user_id', 'meta_key', 'meta_value'] },
  };
})();
