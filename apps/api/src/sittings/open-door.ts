import { Injectable } from '@nestjs/common';
import { SandboxesService } from '../sandboxes/sandboxes.service.js';
import { leaseOrderFor } from './lease-order-for.js';
import type { SittingEntity } from './sitting.entity.js';

type Clocked = Pick<SittingEntity, 'state' | 'window'>;

/**
 * In which order row and gateway change, so that a candidate neither loses a second nor gets a free one:
 *
 * - **Opening** (start, resume): the gateway first, the row once it has acknowledged. Were the row first and the gateway
 *   away, the clock would run while the candidate cannot work. Between acknowledgement and commit (milliseconds) nobody
 *   can have entered yet: tickets need the row. If the api dies in between, the row still says « not started » and
 *   `AlignLeases` closes the door again.
 * - **Closing** (pause, end, absence): row and order in one transaction, then delivered (`CloseDoor` below in the use
 *   cases: `sandboxes.order` + `sandboxes.deliver`). Were the gateway first and the api to die, the clock would run with
 *   the door closed. An unreachable gateway does not stop an examiner from pausing: nobody can work through a gateway
 *   that is away, and one that is merely slow gets the order from the sweep within a second.
 * - **Moving the end** (time given back): like closing; the old end stays in force at most until the next sweep.
 */
@Injectable()
export class OpenDoor {
  constructor(private readonly sandboxes: SandboxesService) {}

  /**
   * Resolves once the gateway lets the candidate in by `next`. Otherwise what was in force before is ordered again.
   * @throws DomainError GATEWAY_UNAVAILABLE
   */
  async open(sandbox: string, before: Clocked, next: Clocked): Promise<void> {
    try {
      await this.sandboxes.setLease(sandbox, leaseOrderFor(next));
    } catch (error) {
      await this.sandboxes.setLease(sandbox, leaseOrderFor(before)).catch(() => undefined);
      throw error;
    }
  }
}
