import { DomainError } from '@e5b/exam-core';
import { Injectable, Logger } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { SandboxesService } from '../sandboxes/sandboxes.service.js';
import { leaseOrderFor } from './lease-order-for.js';
import type { SittingEntity } from './sitting.entity.js';

/** Orders to the gateway that follow a row (see `OpenDoor` for why the order of things differs). */
@Injectable()
export class CloseDoor {
  private readonly logger = new Logger(CloseDoor.name);

  constructor(private readonly sandboxes: SandboxesService) {}

  /** Writes the order that follows from the row, in the row's own transaction. */
  async order(manager: EntityManager, sitting: SittingEntity): Promise<void> {
    if (sitting.sandboxName) await this.sandboxes.order(manager, sitting.sandboxName, leaseOrderFor(sitting));
  }

  /** Also makes the gateway forget who entered before now: the candidate enters anew, from another workstation. */
  async shutOut(manager: EntityManager, sitting: SittingEntity): Promise<void> {
    if (sitting.sandboxName) await this.sandboxes.shutOut(manager, sitting.sandboxName);
  }

  /** After the commit. A gateway that does not answer gets the order from the sweep. */
  async deliver({ sandboxName }: SittingEntity): Promise<void> {
    if (!sandboxName) return;
    await this.sandboxes.deliver(sandboxName).catch((error: unknown) => {
      if (!(error instanceof DomainError && error.code === 'GATEWAY_UNAVAILABLE')) throw error;
      this.logger.warn({ sandbox: sandboxName }, 'The gateway did not take an order yet; the sweep goes on');
    });
  }
}
