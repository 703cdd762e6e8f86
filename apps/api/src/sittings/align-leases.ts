import { Injectable, Logger } from '@nestjs/common';
import { DataSource, In } from 'typeorm';
import { SandboxesService } from '../sandboxes/sandboxes.service.js';
import { CloseDoor } from './close-door.js';
import { leaseOrderFor, sameOrder } from './lease-order-for.js';
import { lockSitting } from './lock-sitting.js';
import { SittingEntity } from './sitting.entity.js';

const WITH_A_DOOR = ['waiting', 'running', 'paused', 'closing', 'closed', 'signed'] as const;

/** Brings every lease to what its sitting's row says: the row is the truth, whatever an api that was killed left half done. */
@Injectable()
export class AlignLeases {
  private readonly logger = new Logger(AlignLeases.name);

  constructor(
    private readonly db: DataSource,
    private readonly sandboxes: SandboxesService,
    private readonly door: CloseDoor,
  ) {}

  async align(): Promise<void> {
    const sittings = await this.db.getRepository(SittingEntity).findBy({ state: In([...WITH_A_DOOR]) });
    const rows = await this.sandboxes.findAll(sittings.flatMap(({ sandboxName }) => sandboxName ?? []));
    for (const sitting of sittings) {
      const sandbox = rows.get(sitting.sandboxName ?? '');
      if (sandbox?.leaseOrder && !sameOrder(sandbox.leaseOrder, leaseOrderFor(sitting))) await this.correct(sitting.id);
    }
  }

  /** Looks again under the sitting's lock: a start or a resume in progress holds it while the gateway is ahead. */
  private async correct(sittingId: string): Promise<void> {
    const corrected = await this.db.transaction(async (manager) => {
      const sitting = await lockSitting(manager, sittingId);
      const sandbox = sitting.sandboxName ? await this.sandboxes.find(sitting.sandboxName) : null;
      if (!sandbox?.leaseOrder || sameOrder(sandbox.leaseOrder, leaseOrderFor(sitting))) return null;
      await this.door.order(manager, sitting);
      return sitting;
    });
    if (!corrected) return;
    this.logger.warn(
      { sittingId, sandbox: corrected.sandboxName },
      'A lease did not follow its sitting and was corrected',
    );
    await this.door.deliver(corrected);
  }
}
