import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Audit } from '../audit/audit.js';
import type { StaffIdentity } from '../auth/access.js';
import { Clock } from '../common/clock.js';
import { ContextImages } from '../contexts/context-images.js';
import { EventBus } from '../events/event-bus.js';
import { ExamSessionEntity } from '../exam-sessions/exam-session.entity.js';
import { SujetEntity } from '../sujets/sujet.entity.js';
import { PrepareSitting } from './prepare-sitting.js';
import { SittingEntity } from './sitting.entity.js';
import { SittingsService } from './sittings.service.js';
import { SlotEntity } from './slot.entity.js';

/** The examiner opens the slot: its candidates may sign in and their sandboxes are prepared, all at once. */
@Injectable()
export class OpenSlot {
  constructor(
    private readonly db: DataSource,
    private readonly sittings: SittingsService,
    private readonly preparation: PrepareSitting,
    private readonly images: ContextImages,
    private readonly audit: Audit,
    private readonly clock: Clock,
    private readonly events: EventBus,
  ) {}

  /**
   * Idempotent: opening again prepares what is not prepared.
   * @throws DomainError SLOT_OF_ANOTHER_EXAMINER, CONTEXT_NOT_READY
   */
  async open(staff: StaffIdentity, slotId: string): Promise<void> {
    await this.sittings.requireSlotExaminer(staff, slotId);
    await this.requireContext(slotId);
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

  private async requireContext(slotId: string): Promise<void> {
    const { sujetId, examSessionId } = await this.db.getRepository(SlotEntity).findOneByOrFail({ id: slotId });
    const { contextId } = await this.db.getRepository(SujetEntity).findOneByOrFail({ id: sujetId });
    const { rehearsal } = await this.db.getRepository(ExamSessionEntity).findOneByOrFail({ id: examSessionId });
    await this.images.requireUsable(contextId, { rehearsal });
  }
}
