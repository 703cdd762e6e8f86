import type { IncomingHttpHeaders } from 'node:http';

export type RefusalFormat = 'page' | 'json' | 'text';

const one = (value: string | string[] | undefined): string => (Array.isArray(value) ? value.join(',') : (value ?? ''));

/**
 * Who will read the refusal: a person (a page), a script of the CMS (JSON in WordPress's error shape), or nobody
 * (an image or a style sheet: a line of text).
 */
export function refusalFormat(headers: IncomingHttpHeaders, url: string): RefusalFormat {
  if (isScript(headers, url)) return 'json';
  const mode = one(headers['sec-fetch-mode']);
  if (mode === 'navigate') return 'page';
  if (mode === 'cors' || mode === 'same-origin' || mode === 'websocket') return 'json';
  if (mode === 'no-cors') return 'text';
  const accept = one(headers.accept).toLowerCase();
  if (accept.includes('text/html')) return 'page';
  if (accept.includes('json')) return 'json';
  return accept === '' || accept.includes('*/*') ? 'page' : 'text';
}

/**
 * WordPress's media uploader: of an HTTP error it says « the file may have been uploaded », and it shows a message only
 * from a success: false that comes with 200. Its requests carry Origin, as a browser's uploads do.
 */
export function isMediaUploader(headers: IncomingHttpHeaders, url: string): boolean {
  return headers.origin !== undefined && url.split('?', 1)[0]?.endsWith('/wp-admin/async-upload.php') === true;
}

function isScript(headers: IncomingHttpHeaders, url: string): boolean {
  if (one(headers['sec-fetch-mode']) === 'navigate') return false;
  return (
    headers['x-wp-nonce'] !== undefined ||
    one(headers['x-requested-with']).toLowerCase() === 'xmlhttprequest' ||
    /\/wp-json(\/|$|\?)|[?&]rest_route=|\/(admin-ajax|async-upload)\.php|[?&]ajax=(1|true)\b/.test(url)
  );
}
