import type { IncomingHttpHeaders } from 'node:http';
import { isSafeMethod } from './request-kind.js';

/** Hop-by-hop headers (RFC 9110, 7.6.1) and what only this hop may decide. `host` stays: it is the site's own. */
export const HOP_BY_HOP: ReadonlySet<string> = new Set([
  'connection',
  'expect',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);

/** Claims about the client that only the gateway may make. */
const FORWARDING =
  /^(forwarded|x-forwarded-.*|x-real-ip|x-client-ip|client-ip|true-client-ip|via|x-original-.*|x-rewrite-url)$/;
/** Below Apache's limit for one header line (LimitRequestFieldSize, 8190). */
const MAX_COOKIE_BYTES = 8000;
const METHOD_OVERRIDE = /^(x-http-method(-override)?|x-method-override)$/;

/** Cookies of the platform and of the gateway itself: no sandbox ever sees them. */
export const isReservedCookie = (name: string): boolean => /^(__(host|secure)-)?e5b/i.test(name.trim());

/** Names that a Connection header declares hop-by-hop. */
export function connectionTokens(connection: string | string[] | undefined): string[] {
  return String(connection ?? '')
    .split(',')
    .map((token) => token.trim().toLowerCase())
    .filter((token) => token !== '' && token !== 'close' && token !== 'host');
}

/**
 * The headers of a request as its sandbox gets them. `bodyLength`: bytes of the body already received, null when the
 * request has none; the gateway frames bodies itself.
 * @param proto what the browser speaks with the gateway
 */
export function requestHeaders(
  headers: IncomingHttpHeaders,
  { method, proto, bodyLength }: { method: string; proto: 'http' | 'https'; bodyLength: number | null },
): IncomingHttpHeaders {
  const dropped = new Set([...HOP_BY_HOP, ...connectionTokens(headers.connection), 'content-length', 'cookie']);
  const kept: IncomingHttpHeaders = {};
  for (const [name, value] of Object.entries(headers)) {
    if (dropped.has(name) || FORWARDING.test(name.replaceAll('_', '-'))) continue;
    // WordPress's block editor sends PUT and DELETE as POST with this header; on a GET it would smuggle a write.
    if (METHOD_OVERRIDE.test(name.replaceAll('_', '-')) && isSafeMethod(method)) continue;
    kept[name] = value;
  }
  const cookie = siteCookies(headers.cookie);
  if (cookie !== '') kept.cookie = cookie;
  if (bodyLength !== null) kept['content-length'] = String(bodyLength);
  kept['x-forwarded-host'] = headers.host ?? '';
  kept['x-forwarded-proto'] = proto;
  return kept;
}

function siteCookies(header: string | undefined): string {
  if (!header) return '';
  const pairs = header.split(';').map((pair) => pair.trim());
  return withinLimit(pairs.filter((pair) => pair !== '' && !isReservedCookie(pair.split('=', 1)[0] ?? ''))).join('; ');
}

/**
 * Leaves out the longest cookies of a header that Apache would refuse: a sibling origin can plant such, and a site's
 * own are short.
 */
function withinLimit(pairs: string[]): string[] {
  let room = MAX_COOKIE_BYTES;
  const fitting = new Set<string>();
  for (const pair of pairs.toSorted((a, b) => a.length - b.length)) {
    room -= pair.length + 2;
    if (room >= 0) fitting.add(pair);
  }
  return pairs.filter((pair) => fitting.has(pair));
}
