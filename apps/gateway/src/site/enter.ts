import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Lease } from '@e5b/contracts';
import { type Entry, type EntryCookies, newClientId } from '../entry/entry-cookie.js';
import type { TicketDesk } from '../entry/ticket-desk.js';
import type { RefusalReason } from '../refusals/refusal.js';

/** Where the gateway's own pages live on every site's origin; never sent to a sandbox. */
export const OWN_PREFIX = '/.e5b/';

/**
 * `GET /.e5b/enter?ticket=…`: exchanges a ticket for the origin's cookie and goes on to the ticket's path.
 * A ticket that comes too late but belongs to somebody who is in already (a reload, the back button) just goes on.
 * @returns who is in now, or why nobody is; then nothing was answered
 */
export function enter(
  req: IncomingMessage,
  res: ServerResponse,
  { lease, desk, cookies }: { lease: Lease; desk: TicketDesk; cookies: EntryCookies },
): Entry | RefusalReason {
  // A HEAD from a link checker must not use the ticket up.
  if (req.method !== 'GET') return 'method';
  const ticket = new URLSearchParams((req.url ?? '').split('?')[1] ?? '').get('ticket');
  if (ticket === null) return 'ticket-invalid';
  const known = cookies.find(req.headers.cookie, lease);
  const verdict = desk.exchange(ticket, lease);
  if (!verdict.ok) {
    const { ticket: late, reason } = verdict;
    if (!late || known?.who !== late.who || known.right !== late.right) return reason;
    goTo(res, late.path, {});
    return known;
  }
  const { who, right, path } = verdict.ticket;
  const client = known?.who === who ? known.client : newClientId();
  const entry = { sandbox: lease.sandbox, who, right, client, enteredAt: verdict.now };
  goTo(res, path, { 'Set-Cookie': cookies.issue(entry) });
  return entry;
}

function goTo(res: ServerResponse, path: string, headers: Record<string, string>): void {
  res.writeHead(303, {
    Location: path,
    'Cache-Control': 'no-store',
    'Referrer-Policy': 'no-referrer',
    'Content-Length': '0',
    ...headers,
  });
  res.end();
}
