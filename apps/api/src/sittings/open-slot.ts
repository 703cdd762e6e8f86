import { DomainError } from '@e5b/exam-core';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Audit } from '../audit/audit.js';
import type { StaffIdentity } from '../auth/access.js';
import { Clock } from '../common/clock.js';
import { ContextImages } from '../contexts/context-images.js';
import { DiskSpace } from '../engine/disk-space.js';
import { EventBus } from '../events/event-bus.js';
import { ExamSessionEntity } from '../exam-sessions/exam-session.entity.js';
import { SujetEntity } from '../sujets/sujet.entity.js';
import { PrepareSitting } from './prepare-sitting.js';
import { SittingEntity } from './sitting.entity.js';
import { SittingsService } from './sittings.service.js';
import { SlotEntity } from './slot.entity.js';

const GIB = 2 ** 30;
/** Three sites at work and their archives; below it, what is left is for the slots that are open already. */
const LEAST_DISK = 2 * GIB;

/** The examiner opens the slot: its candidates may sign in and their sandboxes are prepared, all at once. */
@Injectable()
export class OpenSlot {
  constructor(
    private readonly db: DataSource,
    private readonly sittings: SittingsService,
    private readonly preparation: PrepareSitting,
    private readonly images: ContextImages,
    private readonly disk: DiskSpace,
    private readonly audit: Audit,
    private readonly clock: Clock,
    private readonly events: EventBus,
  ) {}

  /**
   * Idempotent: opening again prepares what is not prepared.
   * @throws DomainError SLOT_OF_ANOTHER_EXAMINER, CONTEXT_NOT_READY, DISK_LOW (`freeMiB`)
   */
  async open(staff: StaffIdentity, slotId: string): Promise<void> {
    await this.sittings.requireSlotExaminer(staff, slotId);
    await this.requireContext(slotId);
    await this.requireRoom();
    const actor = `examiner:${staff.id}`;
    await this.db.transaction(async (manager) => {
      const slot = await manager.findOneOrFail(SlotEntity, {
        where: { id: slotId },
        lock: { mode: 'pessimistic_write' },
      });
      if (slot.openedAt !== null) return;
      slot.openedAt = this.clock.now();
      await manager.save(slot);
      await this.audit.record(manager, actor, 'open', `slot:${slotId}`);
    });
    const scheduled = await this.db.getRepository(SittingEntity).findBy({ slotId, state: 'scheduled' });
    await Promise.all(scheduled.map(({ id }) => this.preparation.prepare(id, actor)));
    this.events.emit('slot.changed', { slotId });
  }

  private async requireRoom(): Promise<void> {
    const free = await this.disk.free();
    if (free < LEAST_DISK) throw new DomainError('DISK_LOW', { freeMiB: Math.floor(free / 2 ** 20) });
  }

  private async requireContext(slotId: string): Promise<void> {
    const { sujetId, examSessionId } = await this.db.getRepository(SlotEntity).findOneByOrFail({ id: slotId });
    const { contextId } = await this.db.getRepository(SujetEntity).findOneByOrFail({ id: sujetId });
    const { rehearsal } = await this.db.getRepository(ExamSessionEntity).findOneByOrFail({ id: examSessionId });
    await this.images.requireUsable(contextId, { rehearsal });
  }
}
