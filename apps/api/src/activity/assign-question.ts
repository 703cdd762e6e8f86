import { DomainError } from '@e5b/exam-core';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager, In } from 'typeorm';
import { EventBus } from '../events/event-bus.js';
import { ActivityEventEntity } from './activity-event.entity.js';
import { ActivityStreamEntity } from './activity-stream.entity.js';

/** Writes by hand which question events are about; each takes a new cursor, so that every reader learns of it. */
@Injectable()
export class AssignQuestion {
  constructor(
    private readonly db: DataSource,
    private readonly bus: EventBus,
  ) {}

  /**
   * @param question « Q2 », « none », or null to take the assignment back
   * @param inTransaction what else belongs to the same commit (an audit entry)
   * @throws DomainError NOT_FOUND when one of the events is not of this sitting; then none is assigned
   */
  async assign(
    sittingId: string,
    eventIds: readonly string[],
    question: string | null,
    inTransaction: (manager: EntityManager) => Promise<void>,
  ): Promise<void> {
    const announcement = await this.db.transaction(async (manager) => {
      const where = { sittingId };
      const stream = await manager.findOne(ActivityStreamEntity, { where, lock: { mode: 'pessimistic_write' } });
      const events = await manager.findBy(ActivityEventEntity, { sittingId, id: In([...new Set(eventIds)]) });
      if (!stream || events.length < new Set(eventIds).size) throw new DomainError('NOT_FOUND', { event: 'unknown' });
      const changed = events.filter((event) => event.question !== question);
      if (changed.length === 0) return null;
      let seq = stream.lastSeq;
      for (const { id } of changed) await manager.update(ActivityEventEntity, { id }, { question, seq: ++seq });
      await manager.update(ActivityStreamEntity, where, { lastSeq: seq });
      await inTransaction(manager);
      return { slotId: stream.slotId, sittingId, seq };
    });
    if (announcement) this.bus.emit('activity.appended', announcement);
  }
}
