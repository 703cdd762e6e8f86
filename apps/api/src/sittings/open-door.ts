import { DomainError, type ExamWindow, type SittingState } from '@e5b/exam-core';
import { Injectable } from '@nestjs/common';
import { Clock } from '../common/clock.js';
import { SandboxesService } from '../sandboxes/sandboxes.service.js';
import { leaseOrderFor } from './lease-order-for.js';
import type { SittingEntity } from './sitting.entity.js';

/** A gateway that took longer than this to open has cost the candidate time that somebody could notice. */
const NOTICEABLE_MS = 250;

/**
 * In which order row and gateway change, so that a candidate neither loses a second nor gets a free one:
 *
 * - **Opening** (start, resume): the gateway first, the row once it has acknowledged. Were the row first and the gateway
 *   away, the clock would run while the candidate cannot work. What lies between acknowledgement and commit is
 *   milliseconds; if the api dies there, the row still says « not running » and `AlignLeases` shuts the door again.
 * - **Closing** (pause, end, absence): row and order in one transaction, then delivered (`CloseDoor`). Were the gateway
 *   first and the api to die, the clock would run with the door shut. An unreachable gateway does not keep an examiner
 *   from pausing: nobody can work through a gateway that is away, and one that is merely slow gets the order from the
 *   sweep within a second.
 * - **Moving the end** (time given back): like closing; the old end stays in force at most until the next sweep.
 */
@Injectable()
export class OpenDoor {
  constructor(
    private readonly sandboxes: SandboxesService,
    private readonly clock: Clock,
  ) {}

  /**
   * Resolves with the window that is in force once the gateway lets the candidate in. Otherwise what the sitting's row
   * says is ordered again.
   * @param at when the clock shall run (trusted ms)
   * @param windowFrom the window that runs from a given moment; may throw
   * @throws DomainError SANDBOX_NOT_READY, GATEWAY_UNAVAILABLE
   */
  async open(
    sitting: SittingEntity,
    state: SittingState,
    at: number,
    windowFrom: (now: number) => ExamWindow,
  ): Promise<ExamWindow> {
    const window = windowFrom(at);
    const sandbox = sitting.sandboxName ? await this.sandboxes.find(sitting.sandboxName) : null;
    if (sandbox?.state !== 'ready') throw new DomainError('SANDBOX_NOT_READY', { reason: sandbox?.state ?? 'missing' });
    const { name } = sandbox;
    try {
      await this.sandboxes.setLease(name, leaseOrderFor({ state, window }));
    } catch (error) {
      await this.sandboxes.setLease(name, leaseOrderFor(sitting)).catch(() => undefined);
      throw error;
    }
    const now = this.clock.now();
    if (now - at <= NOTICEABLE_MS) return window;
    // The door was shut until now: the clock starts now. It is open already, so this order may arrive by the sweep.
    const later = windowFrom(now);
    await this.sandboxes.setLease(name, leaseOrderFor({ state, window: later })).catch(() => undefined);
    return later;
  }
}
