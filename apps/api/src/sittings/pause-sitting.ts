import { nextSittingState, pauseWindow } from '@e5b/exam-core';
import { Injectable } from '@nestjs/common';
import type { StaffIdentity } from '../auth/access.js';
import { Clock } from '../common/clock.js';
import { ChangeSitting } from './change-sitting.js';
import { CloseDoor } from './close-door.js';
import { SittingsService } from './sittings.service.js';

/** Stops one candidate's clock and closes the door of the site. */
@Injectable()
export class PauseSitting {
  constructor(
    private readonly sittings: SittingsService,
    private readonly changes: ChangeSitting,
    private readonly door: CloseDoor,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError SITTING_STATE, WINDOW_NOT_OPEN (the deadline has just passed), REASON_REQUIRED */
  async pause(staff: StaffIdentity, sittingId: string, reason: string): Promise<void> {
    await this.sittings.requireExaminer(staff, sittingId);
    const sitting = await this.changes.apply(sittingId, `examiner:${staff.id}`, 'pause', async (row, manager) => {
      row.state = nextSittingState(row.state, 'pause');
      row.window = pauseWindow(row.window, this.clock.now(), reason);
      await this.door.order(manager, row);
      return { reason };
    });
    await this.door.deliver(sitting);
  }
}
