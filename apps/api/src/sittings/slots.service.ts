import type { SlotSummary, SlotView } from '@e5b/contracts';
import { DomainError, newWindow } from '@e5b/exam-core';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Audit } from '../audit/audit.js';
import type { StaffIdentity } from '../auth/access.js';
import { EventBus } from '../events/event-bus.js';
import { SittingEntity } from './sitting.entity.js';
import { SittingsService } from './sittings.service.js';
import { SlotEntity } from './slot.entity.js';
import { SlotViews } from './slot-views.js';

/** Slots as examiner and centre see them, and the one thing that may change before they open. */
@Injectable()
export class SlotsService {
  constructor(
    private readonly db: DataSource,
    private readonly sittings: SittingsService,
    private readonly views: SlotViews,
    private readonly audit: Audit,
    private readonly events: EventBus,
  ) {}

  /** An examiner's own slots; the centre sees all. By time. */
  async list(staff: StaffIdentity): Promise<SlotSummary[]> {
    const where = staff.role === 'centre' ? {} : { examinerId: staff.id };
    const slots = await this.db.getRepository(SlotEntity).find({ where, order: { startsAt: 'ASC', label: 'ASC' } });
    return this.views.summaries(slots);
  }

  /** @throws DomainError NOT_FOUND, SLOT_OF_ANOTHER_EXAMINER */
  async view(staff: StaffIdentity, slotId: string): Promise<SlotView> {
    const slot = await this.sittings.requireSlotReader(staff, slotId);
    return this.views.view(slot);
  }

  /**
   * Another length for everybody in the slot, before it opens: any in a rehearsal, else one of the offered.
   * @throws DomainError SLOT_ALREADY_OPEN, VALIDATION
   */
  async setDuration(staff: StaffIdentity, slotId: string, durationSeconds: number): Promise<void> {
    await this.sittings.requireSlotExaminer(staff, slotId);
    await this.db.transaction(async (manager) => {
      const slot = await manager.findOneOrFail(SlotEntity, {
        where: { id: slotId },
        lock: { mode: 'pessimistic_write' },
      });
      if (slot.openedAt !== null) throw new DomainError('SLOT_ALREADY_OPEN');
      const free = await this.views.isRehearsal(slot);
      if (!free && !slot.durationChoices.includes(durationSeconds))
        throw new DomainError('VALIDATION', { field: 'durationSeconds' });
      slot.durationSeconds = durationSeconds;
      await manager.save(slot);
      const sittings = await manager.find(SittingEntity, { where: { slotId }, lock: { mode: 'pessimistic_write' } });
      for (const sitting of sittings) {
        sitting.window = newWindow(durationSeconds, sitting.window.extraSeconds);
        sitting.version += 1;
        await manager.save(sitting);
      }
      await this.audit.record(manager, `examiner:${staff.id}`, 'set-duration', `slot:${slotId}`, { durationSeconds });
    });
    this.events.emit('slot.changed', { slotId });
  }
}
