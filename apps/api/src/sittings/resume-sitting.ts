import { closesAt, nextSittingState, resumeWindow } from '@e5b/exam-core';
import { Injectable } from '@nestjs/common';
import type { StaffIdentity } from '../auth/access.js';
import { Clock } from '../common/clock.js';
import { ChangeSitting } from './change-sitting.js';
import { OpenDoor } from './open-door.js';
import { SittingsService } from './sittings.service.js';

/** Lets one candidate's clock run again, once the site can be worked in. */
@Injectable()
export class ResumeSitting {
  constructor(
    private readonly sittings: SittingsService,
    private readonly changes: ChangeSitting,
    private readonly door: OpenDoor,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError SITTING_STATE, SANDBOX_NOT_READY, GATEWAY_UNAVAILABLE: the pause then lasts */
  async resume(staff: StaffIdentity, sittingId: string): Promise<void> {
    await this.sittings.requireExaminer(staff, sittingId);
    await this.changes.apply(sittingId, `examiner:${staff.id}`, 'resume', async (sitting) => {
      const state = nextSittingState(sitting.state, 'resume');
      const { window } = sitting;
      sitting.window = await this.door.open(sitting, state, this.clock.now(), (now) => resumeWindow(window, now));
      sitting.state = state;
      return { closesAt: closesAt(sitting.window) };
    });
  }
}
