import { closesAt, endWindow, nextSittingState } from '@e5b/exam-core';
import { Injectable } from '@nestjs/common';
import type { StaffIdentity } from '../auth/access.js';
import { Clock } from '../common/clock.js';
import { ChangeSitting } from './change-sitting.js';
import { CloseDoor } from './close-door.js';
import { CloseSitting } from './close-sitting.js';
import { Incidents } from './incidents.js';
import type { SittingEntity } from './sitting.entity.js';
import { SittingsService } from './sittings.service.js';

/** Ends a window: by the examiner's decision or because its time is over. Collecting the work follows by itself. */
@Injectable()
export class EndSitting {
  constructor(
    private readonly sittings: SittingsService,
    private readonly changes: ChangeSitting,
    private readonly incidents: Incidents,
    private readonly door: CloseDoor,
    private readonly closing: CloseSitting,
    private readonly clock: Clock,
  ) {}

  /** Before its time, with a reason. @throws DomainError SITTING_STATE, REASON_REQUIRED */
  async endEarly(staff: StaffIdentity, sittingId: string, reason: string): Promise<void> {
    await this.sittings.requireExaminer(staff, sittingId);
    const sitting = await this.changes.apply(sittingId, `examiner:${staff.id}`, 'end', async (row, manager) => {
      row.state = nextSittingState(row.state, 'end');
      const now = this.clock.now();
      const due = closesAt(row.window);
      row.endedBy = due !== null && due <= now ? 'time' : 'examiner';
      row.window = endWindow(row.window, now);
      await this.door.order(manager, row);
      if (row.endedBy === 'examiner') await this.incidents.record(manager, row.id, 'early-end', { reason });
      return { reason, endedAt: row.window.endedAt };
    });
    await this.follow(sitting);
  }

  /** By the clock: does nothing while the deadline, read again under the lock, has not passed. */
  async endOverdue(sittingId: string): Promise<void> {
    const sitting = await this.changes.apply(sittingId, 'system', 'end', async (row, manager) => {
      const now = this.clock.now();
      const due = closesAt(row.window);
      if (row.state !== 'running' || due === null || due > now) return null;
      row.state = nextSittingState(row.state, 'end');
      row.endedBy = 'time';
      row.window = endWindow(row.window, now);
      await this.door.order(manager, row);
      return { endedAt: row.window.endedAt, lateMs: now - due };
    });
    if (sitting.state === 'closing') await this.follow(sitting);
  }

  private async follow(sitting: SittingEntity): Promise<void> {
    this.closing.begin(sitting.id);
    await this.door.deliver(sitting);
  }
}
