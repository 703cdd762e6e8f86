import { DomainError } from '@e5b/exam-core';
import { Injectable } from '@nestjs/common';
import { ActivityEventEntity } from '../activity/activity-event.entity.js';
import type { StaffIdentity } from '../auth/access.js';
import { Clock } from '../common/clock.js';
import { ChangeEvaluation } from './change-evaluation.js';
import { EvidencePinEntity } from './evidence-pin.entity.js';
import { GrilleOfSitting } from './grille-of-sitting.js';

/** What stands behind a level: acts of the feed, pinned to the row. Event ids are stable, so a replay keeps them. */
@Injectable()
export class ChangePins {
  constructor(
    private readonly changes: ChangeEvaluation,
    private readonly grilles: GrilleOfSitting,
    private readonly clock: Clock,
  ) {}

  /** Pinning again changes nothing. @throws DomainError GRILLE_ROW_UNKNOWN, NOT_FOUND for an event of another sitting */
  async pin(staff: StaffIdentity, sittingId: string, rowId: string, eventId: string): Promise<void> {
    await this.changes.apply(staff, sittingId, 'pin', async ({ manager }) => {
      const pin = { sittingId, rowId, eventId };
      if (await manager.existsBy(EvidencePinEntity, pin)) return null;
      const grille = await this.grilles.of(sittingId);
      if (!grille.rows.some((row) => row.id === rowId)) throw new DomainError('GRILLE_ROW_UNKNOWN', { row: rowId });
      if (!(await manager.existsBy(ActivityEventEntity, { id: eventId, sittingId })))
        throw new DomainError('NOT_FOUND', { event: eventId });
      await manager.insert(EvidencePinEntity, { ...pin, at: this.clock.now(), examinerId: staff.id });
      return { row: rowId, event: eventId };
    });
  }

  /** Taking off what is not pinned changes nothing. */
  async unpin(staff: StaffIdentity, sittingId: string, rowId: string, eventId: string): Promise<void> {
    await this.changes.apply(staff, sittingId, 'unpin', async ({ manager }) => {
      const { affected } = await manager.delete(EvidencePinEntity, { sittingId, rowId, eventId });
      return affected === 1 ? { row: rowId, event: eventId } : null;
    });
  }
}
