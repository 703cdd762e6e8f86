import type { IncomingMessage } from 'node:http';
import { isSafeMethod } from '../http/request-kind.js';
import { REFUSALS, type Refusal, type RefusalReason } from './refusal.js';
import { isMediaUploader, refusalFormat } from './refusal-format.js';
import { PAGE_CSP, refusalPage } from './refusal-page.js';

export interface RefusalResponse {
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly body: string;
}

const TYPES = { page: 'text/html', json: 'application/json', text: 'text/plain' } as const;

/** The answer to a refused request, in the form that its sender can show. */
export function refusalResponse(
  reason: RefusalReason,
  request: Pick<IncomingMessage, 'headers' | 'method' | 'url'>,
  platformOrigin: string,
): RefusalResponse {
  const refusal = REFUSALS[reason];
  const url = request.url ?? '/';
  const safe = isSafeMethod(request.method);
  const format = refusalFormat(request.headers, url);
  const again = refusal.retryAfter !== undefined && safe && url.startsWith('/') && !url.startsWith('//');
  const uploader = isMediaUploader(request.headers, url);
  const body = {
    page: () => refusalPage(refusal, { wrote: !safe, platformOrigin, retryUrl: again ? url : null }),
    json: () => JSON.stringify(errorBody(refusal, safe, uploader)),
    text: () => `${refusal.message}\n`,
  }[format]();
  return {
    status: uploader ? 200 : refusal.status,
    headers: {
      'Content-Type': `${TYPES[format]}; charset=utf-8`,
      'Content-Length': String(Buffer.byteLength(body)),
      'Cache-Control': 'no-store',
      'X-Content-Type-Options': 'nosniff',
      'Referrer-Policy': 'no-referrer',
      ...(format === 'page' && { 'Content-Security-Policy': PAGE_CSP }),
      ...(refusal.retryAfter !== undefined && { 'Retry-After': String(refusal.retryAfter) }),
      // A header and not a meta element: same effect, and the link beside it serves those who stopped it.
      ...(format === 'page' && again && { Refresh: String(refusal.retryAfter) }),
      ...(reason === 'method' && { Allow: 'GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS' }),
    },
    body,
  };
}

/** WordPress's error shape, with the members that PrestaShop's scripts look for beside it. */
function errorBody(refusal: Refusal, safe: boolean, uploader: boolean): object {
  const message = !safe && refusal.afterWrite ? `${refusal.message} ${refusal.afterWrite}` : refusal.message;
  return {
    code: refusal.code,
    message,
    data: uploader ? { message } : { status: refusal.status },
    success: false,
    hasError: true,
    errors: [message],
  };
}
