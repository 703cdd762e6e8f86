import { type KeyObject, randomUUID, sign } from 'node:crypto';
import { TICKET_TTL_MS, type Ticket } from '@e5b/contracts';

/** A candidate's entry ticket as the api signs it, with what `change` says otherwise; `now` in trusted ms. */
export function signTicket(key: KeyObject, now: number, change: Partial<Ticket> & Pick<Ticket, 'sandbox'>): string {
  const expiresAt = now + TICKET_TTL_MS;
  const ticket = { id: randomUUID(), who: 'candidate', right: 'write', path: '/', expiresAt, ...change };
  const payload = Buffer.from(JSON.stringify(ticket)).toString('base64url');
  return `${payload}.${sign(null, Buffer.from(payload, 'ascii'), key).toString('base64url')}`;
}
