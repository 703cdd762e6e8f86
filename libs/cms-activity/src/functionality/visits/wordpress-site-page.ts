import { type SitePath, shownPiece } from './site-path.js';

/** First segments and last ones that no reader of the site opens. */
const BEHIND = new Set(['wp-json', 'wp-content', 'wp-includes', 'wp-cron.php', 'xmlrpc.php', 'wp-comments-post.php']);
const MACHINE = /^(feed|rss2?|atom|embed|trackback|robots\.txt|favicon\.ico|.*\.(xml|xsl|txt|json|webmanifest))$/i;
const CONTENT_QUERY = ['p', 'page_id', 'attachment_id'];

const ARCHIVES: Readonly<Record<string, string>> = {
  category: 'Catégorie sur le site',
  tag: 'Étiquette sur le site',
  author: 'Auteur sur le site',
};

/** A page of the site itself, or null when only a machine asks for it. */
export function wordpressSitePage({ segments, query }: SitePath): string | null {
  const [first = ''] = segments;
  if (segments.some((segment) => BEHIND.has(segment.toLowerCase())) || MACHINE.test(segments.at(-1) ?? '')) return null;
  if (query.has('rest_route') || query.has('doing_wp_cron') || query.has('feed')) return null;
  if (query.has('preview') || query.has('preview_id')) return 'Aperçu sur le site';
  if (query.has('s')) return 'Recherche sur le site';
  const pages = segments.filter((segment) => segment !== 'index.php');
  if (pages.length === 0) {
    return CONTENT_QUERY.some((name) => query.has(name)) ? 'Page du site' : 'Page d’accueil du site';
  }
  const archive = Object.hasOwn(ARCHIVES, first) ? ARCHIVES[first] : undefined;
  return `${archive ?? 'Page du site'} : ${shownPiece(pages.at(-1) ?? '')}`;
}
