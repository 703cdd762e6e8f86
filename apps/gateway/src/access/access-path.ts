/** Query names whose value says which screen was open and can hold no secret, if it is short and plain. */
const TELLING = new Set([
  'action',
  'categorybox',
  'controller',
  'editing',
  'file',
  'id',
  'item',
  'menu',
  'mode',
  'name',
  'orderby',
  'order',
  'p',
  'page',
  'page_id',
  'paged',
  'path',
  'plugin',
  'post',
  'post_status',
  'post_type',
  'postid',
  'postType',
  'rest_route',
  'section',
  'step',
  'tab',
  'tag_ID',
  'taxonomy',
  'theme',
  'type',
  'user_id',
  'view',
]);
const PLAIN = /^[\w./ -]{0,64}$/;
const MAX_PATH = 300;
const MAX_NAMES = 20;

/**
 * A request's URL as the journal keeps it: the path, the names of its query, and the values of those that tell the
 * screen (`post=12&action=edit`). Tokens, nonces, searches and passwords never get in.
 */
export function accessPath(url: string): string {
  const mark = url.indexOf('?');
  const path = hideSecrets(mark === -1 ? url : url.slice(0, mark)).slice(0, MAX_PATH);
  if (mark === -1) return path;
  const names = [...new URLSearchParams(url.slice(mark + 1))].slice(0, MAX_NAMES).map(([name, value]) => {
    const shown = name.slice(0, 40).replace(/[^\w[\]-]/g, '_');
    return tells(name) && PLAIN.test(value) ? `${shown}=${value}` : shown;
  });
  return names.length > 0 ? `${path}?${names.join('&')}` : path;
}

/**
 * The page that a request says it came from, as the journal keeps paths; null for none, and for one of another site.
 * The browser says it, so it helps to tell the screen and proves nothing.
 */
export function refererPath(referer: string | undefined, host: string | undefined): string | null {
  if (referer === undefined || referer.length > 4000 || !URL.canParse(referer)) return null;
  const url = new URL(referer);
  return url.host === host?.toLowerCase() ? accessPath(`${url.pathname}${url.search}`) : null;
}

const tells = (name: string): boolean => TELLING.has(name) || /^id_[a-z_]{1,30}$/.test(name);

/** PrestaShop writes its token as a path segment too in some links; a long run of hex is never a name. */
const hideSecrets = (path: string): string => path.replace(/[0-9a-f]{24,}/gi, '*');

const STATIC = /\.(css|js|mjs|map|png|jpe?g|gif|svg|webp|avif|ico|woff2?|ttf|otf|eot|mp4|webm|mp3)$/i;

/** Files that a page draws along: counted, not journaled. */
export function isStaticAsset(method: string, url: string): boolean {
  return (method === 'GET' || method === 'HEAD') && STATIC.test(url.split('?', 1)[0] ?? '');
}
