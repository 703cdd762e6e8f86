import type { IncomingMessage } from 'node:http';
import type { Lease } from '@e5b/contracts';
import { admits, type Entry } from '../entry/entry-cookie.js';
import { judge } from '../entry/judge.js';
import type { RequestKind } from '../http/request-kind.js';
import type { LeaseStore } from '../leases/lease-store.js';
import { phaseAt } from '../leases/window-phase.js';
import type { Running, Stage } from '../proxy/in-flight.js';
import type { RefusalReason } from '../refusals/refusal.js';
import { type Clock, trustedTime } from '../system-clock.js';

/** One request of somebody who entered, from its head to the end of its answer. */
export class Exchange implements Running {
  stage: Stage = 'receiving';
  requestBytes = 0;
  responseBytes = 0;
  refusal: RefusalReason | null = null;
  readonly sandbox: string;
  readonly startedAt: number;
  private readonly stopping = new AbortController();

  constructor(
    readonly request: IncomingMessage,
    /** The lease at the arrival; its clock dates the journal. */
    private readonly lease: Lease,
    readonly entry: Entry | null,
    readonly kind: RequestKind,
    private readonly leases: LeaseStore,
    private readonly clock: Clock,
  ) {
    this.sandbox = lease.sandbox;
    this.startedAt = this.now();
  }

  get writes(): boolean {
    return this.entry?.right === 'write' && (!this.kind.safe || this.kind.backOffice);
  }

  /** Fires when the window closed over this exchange. */
  get signal(): AbortSignal {
    return this.stopping.signal;
  }

  now(): number {
    return trustedTime(this.clock, this.lease.clock);
  }

  verdict(): RefusalReason | null {
    const lease = this.leases.get(this.sandbox);
    if (!lease) return 'unknown-site';
    if (!this.entry || !admits(lease, this.entry)) return 'entry-required';
    return judge(phaseAt(lease, trustedTime(this.clock, lease.clock)), this.entry.right, this.kind);
  }

  stop(reason: RefusalReason): void {
    this.refusal ??= reason;
    this.stopping.abort();
  }
}
