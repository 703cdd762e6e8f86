import { randomUUID } from 'node:crypto';
import { TICKET_TTL_MS, Ticket } from '@e5b/contracts';
import { DomainError } from '@e5b/exam-core';
import { Injectable } from '@nestjs/common';
import { Clock } from '../common/clock.js';
import { SigningKeys } from '../common/signing-keys.js';
import { Settings } from '../config/settings.js';

/** Signs the one-time links by which a browser enters a sandbox's origin. */
@Injectable()
export class Tickets {
  constructor(
    private readonly settings: Settings,
    private readonly keys: SigningKeys,
    private readonly clock: Clock,
  ) {}

  /** The URL to follow within TICKET_TTL_MS. @throws DomainError VALIDATION when `path` could leave the site */
  issue(sandbox: string, who: Ticket['who'], right: Ticket['right'], path: string): string {
    const expiresAt = this.clock.now() + TICKET_TTL_MS;
    const ticket = Ticket.safeParse({ id: randomUUID(), sandbox, who, right, path, expiresAt });
    if (!ticket.success) throw new DomainError('VALIDATION', { field: 'path' });
    const payload = Buffer.from(JSON.stringify(ticket.data)).toString('base64url');
    return `${this.settings.sandboxOrigin(sandbox)}/.e5b/enter?ticket=${payload}.${this.keys.sign(payload)}`;
  }
}
