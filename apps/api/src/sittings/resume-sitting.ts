import { closesAt, DomainError, nextSittingState, resumeWindow } from '@e5b/exam-core';
import { Injectable } from '@nestjs/common';
import type { StaffIdentity } from '../auth/access.js';
import { Clock } from '../common/clock.js';
import { SandboxesService } from '../sandboxes/sandboxes.service.js';
import { ChangeSitting } from './change-sitting.js';
import { OpenDoor } from './open-door.js';
import { SittingsService } from './sittings.service.js';

/** Lets one candidate's clock run again, once the site can be worked in. */
@Injectable()
export class ResumeSitting {
  constructor(
    private readonly sittings: SittingsService,
    private readonly changes: ChangeSitting,
    private readonly sandboxes: SandboxesService,
    private readonly door: OpenDoor,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError SITTING_STATE, SANDBOX_NOT_READY, GATEWAY_UNAVAILABLE: the pause then lasts */
  async resume(staff: StaffIdentity, sittingId: string): Promise<void> {
    await this.sittings.requireExaminer(staff, sittingId);
    await this.changes.apply(sittingId, `examiner:${staff.id}`, 'resume', async (sitting) => {
      const state = nextSittingState(sitting.state, 'resume');
      const sandbox = sitting.sandboxName ? await this.sandboxes.find(sitting.sandboxName) : null;
      if (sandbox?.state !== 'ready')
        throw new DomainError('SANDBOX_NOT_READY', { reason: sandbox?.state ?? 'missing' });
      const window = resumeWindow(sitting.window, this.clock.now());
      await this.door.open(sandbox.name, sitting, { state, window });
      sitting.state = state;
      sitting.window = window;
      return { closesAt: closesAt(window) };
    });
  }
}
