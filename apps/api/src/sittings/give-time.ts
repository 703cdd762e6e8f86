import type { GiveTimeRequest } from '@e5b/contracts';
import { closesAt, DomainError, giveTime } from '@e5b/exam-core';
import { Injectable } from '@nestjs/common';
import type { StaffIdentity } from '../auth/access.js';
import { Clock } from '../common/clock.js';
import { ChangeSitting } from './change-sitting.js';
import { CloseDoor } from './close-door.js';
import { Incidents } from './incidents.js';
import { SittingsService } from './sittings.service.js';

/** Gives time back to one candidate, with a reason; settles the incident that it answers. */
@Injectable()
export class GiveTime {
  constructor(
    private readonly sittings: SittingsService,
    private readonly changes: ChangeSitting,
    private readonly incidents: Incidents,
    private readonly door: CloseDoor,
    private readonly clock: Clock,
  ) {}

  /**
   * An incident is settled once: a repeated request for the same one changes nothing.
   * @throws DomainError WINDOW_NOT_OPEN, GIVEN_TIME_OUT_OF_RANGE, REASON_REQUIRED, NOT_FOUND (the incident)
   */
  async give(staff: StaffIdentity, sittingId: string, { seconds, reason, incidentId }: GiveTimeRequest): Promise<void> {
    await this.sittings.requireExaminer(staff, sittingId);
    const sitting = await this.changes.apply(sittingId, `examiner:${staff.id}`, 'give-time', async (row, manager) => {
      if (incidentId && !(await this.incidents.decide(manager, row.id, incidentId))) return null;
      if (row.state !== 'running' && row.state !== 'paused') throw new DomainError('WINDOW_NOT_OPEN');
      row.window = giveTime(row.window, seconds, reason, this.clock.now());
      await this.door.order(manager, row);
      return { seconds, reason, incident: incidentId ?? null, closesAt: closesAt(row.window) };
    });
    await this.door.deliver(sitting);
  }
}
