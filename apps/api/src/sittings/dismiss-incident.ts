import { Injectable } from '@nestjs/common';
import type { StaffIdentity } from '../auth/access.js';
import { ChangeSitting } from './change-sitting.js';
import { Incidents } from './incidents.js';
import { SittingsService } from './sittings.service.js';

/** The examiner gives no time for an incident: it stays written down, the proposal goes. */
@Injectable()
export class DismissIncident {
  constructor(
    private readonly sittings: SittingsService,
    private readonly changes: ChangeSitting,
    private readonly incidents: Incidents,
  ) {}

  /** Idempotent. @throws DomainError NOT_FOUND */
  async dismiss(staff: StaffIdentity, sittingId: string, incidentId: string): Promise<void> {
    await this.sittings.requireExaminer(staff, sittingId);
    await this.changes.apply(sittingId, `examiner:${staff.id}`, 'dismiss-incident', async (_row, manager) =>
      (await this.incidents.decide(manager, sittingId, incidentId)) ? { incident: incidentId } : null,
    );
  }
}
