import { type Lease, TICKET_TTL_MS, Ticket } from '@e5b/contracts';
import { type ClockReading, trustedNow } from '@e5b/exam-core';
import type { ApiKey } from '../keys/api-key.js';
import type { RefusalReason } from '../refusals/refusal.js';
import { type Clock, trustedTime } from '../system-clock.js';

export type TicketRefusal = Extract<
  RefusalReason,
  'ticket-invalid' | 'ticket-expired' | 'ticket-used' | 'ticket-too-old'
>;

export type TicketVerdict =
  | { readonly ok: true; readonly ticket: Ticket; readonly now: number }
  /** `ticket` is there when it is authentic and for this sandbox, only too late. */
  | { readonly ok: false; readonly reason: TicketRefusal; readonly ticket: Ticket | null };

/** Tolerance for a ticket that claims to be issued later than now, in ms (rounding of two processes). */
const SKEW_MS = 1000;

/** Takes tickets, each once. The memory of used ones dies with the process, and so do the tickets issued before it. */
export class TicketDesk {
  private readonly used = new Map<string, number>();
  private readonly startedAt: ClockReading;

  constructor(
    private readonly key: ApiKey,
    private readonly clock: Clock,
  ) {
    this.startedAt = clock.read();
  }

  /** Exchanges `text` for the ticket it holds; a second call with the same text is refused. */
  exchange(text: string, lease: Lease): TicketVerdict {
    const ticket = this.read(text);
    if (ticket?.sandbox !== lease.sandbox) return { ok: false, reason: 'ticket-invalid', ticket: null };
    const now = trustedTime(this.clock, lease.clock);
    const issuedAt = ticket.expiresAt - TICKET_TTL_MS;
    if (issuedAt > now + SKEW_MS) return { ok: false, reason: 'ticket-invalid', ticket: null };
    const moved = ticket.who === 'candidate' && issuedAt < lease.entriesFrom;
    if (moved || now >= ticket.expiresAt) return { ok: false, reason: 'ticket-expired', ticket };
    if (issuedAt < trustedNow(lease.clock, this.startedAt)) return { ok: false, reason: 'ticket-too-old', ticket };
    this.forget(now);
    if (this.used.has(ticket.id)) return { ok: false, reason: 'ticket-used', ticket };
    this.used.set(ticket.id, ticket.expiresAt);
    return { ok: true, ticket, now };
  }

  private read(text: string): Ticket | null {
    const [payload, signature, ...rest] = text.split('.');
    if (!payload || !signature || rest.length > 0 || !this.key.signed(payload, signature)) return null;
    try {
      return Ticket.parse(JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')));
    } catch {
      return null;
    }
  }

  private forget(now: number): void {
    for (const [id, expiresAt] of this.used) if (expiresAt < now - SKEW_MS) this.used.delete(id);
  }
}
