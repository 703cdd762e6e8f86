import { Injectable, Logger } from '@nestjs/common';
import { DataSource, In, IsNull, Not } from 'typeorm';
import type { SandboxEntity } from '../sandboxes/sandbox.entity.js';
import { SandboxesService } from '../sandboxes/sandboxes.service.js';
import { AlignLeases } from './align-leases.js';
import { PrepareSitting } from './prepare-sitting.js';
import { RecordOutages } from './record-outages.js';
import { SittingEntity } from './sitting.entity.js';
import { SlotEntity } from './slot.entity.js';

/** Failures that pass by themselves: the preparation is tried again without anybody asking. */
const PASSING = ['RUNTIME_UNAVAILABLE'];

/** Brings sittings in line with their sandboxes: on a beat, and at once when a sandbox changes. */
@Injectable()
export class TendSittings {
  private readonly logger = new Logger(TendSittings.name);

  constructor(
    private readonly db: DataSource,
    private readonly sandboxes: SandboxesService,
    private readonly preparation: PrepareSitting,
    private readonly outages: RecordOutages,
    private readonly leases: AlignLeases,
  ) {}

  async tend(): Promise<void> {
    const living = await this.db
      .getRepository(SittingEntity)
      .findBy({ state: In(['preparing', 'waiting', 'running', 'paused']), sandboxName: Not(IsNull()) });
    const rows = await this.sandboxes.findAll(living.flatMap(({ sandboxName }) => sandboxName ?? []));
    for (const sitting of living) await this.each(sitting, rows.get(sitting.sandboxName ?? '') ?? null);
    await this.leases.align();
    await this.prepareAgain();
  }

  private async each(sitting: SittingEntity, sandbox: SandboxEntity | null): Promise<void> {
    try {
      if (sitting.state === 'preparing') await this.preparation.settle(sitting.id);
      else if (sandbox) {
        await this.outages.record(sitting, sandbox);
        if (sandbox.state === 'ready') await this.preparation.keepObserving(sitting);
      }
    } catch (error) {
      this.logger.error({ err: error, sittingId: sitting.id }, 'The next beat tends this sitting again');
    }
  }

  private async prepareAgain(): Promise<void> {
    const failed = await this.db
      .getRepository(SittingEntity)
      .findBy({ state: 'scheduled', preparationError: In(PASSING) });
    if (failed.length === 0 || !(await this.sandboxes.engineAvailable())) return;
    for (const { id, slotId } of failed) {
      const slot = await this.db.getRepository(SlotEntity).findOneByOrFail({ id: slotId });
      if (slot.openedAt !== null) await this.preparation.prepare(id, 'system');
    }
  }
}
