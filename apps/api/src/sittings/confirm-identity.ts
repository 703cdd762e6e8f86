import { DomainError } from '@e5b/exam-core';
import { Injectable } from '@nestjs/common';
import type { StaffIdentity } from '../auth/access.js';
import { Clock } from '../common/clock.js';
import { ChangeSitting } from './change-sitting.js';
import { SittingsService } from './sittings.service.js';

/** The examiner has compared the candidate's papers with the person at the workstation. */
@Injectable()
export class ConfirmIdentity {
  constructor(
    private readonly sittings: SittingsService,
    private readonly changes: ChangeSitting,
    private readonly clock: Clock,
  ) {}

  /** May be taken back until the start. @throws DomainError SITTING_STATE, also while nobody has signed in */
  async confirm(staff: StaffIdentity, sittingId: string, confirmed: boolean): Promise<void> {
    await this.sittings.requireExaminer(staff, sittingId);
    const actor = `examiner:${staff.id}`;
    await this.changes.apply(sittingId, actor, confirmed ? 'confirm-identity' : 'withdraw-identity', (row) => {
      if ((row.identityConfirmedAt !== null) === confirmed) return null;
      if (row.state !== 'preparing' && row.state !== 'waiting') {
        throw new DomainError('SITTING_STATE', { state: row.state, event: 'confirm-identity' });
      }
      if (confirmed && row.signedInAt === null) {
        throw new DomainError('SITTING_STATE', { state: 'not signed in', event: 'confirm-identity' });
      }
      row.identityConfirmedAt = confirmed ? this.clock.now() : null;
      return {};
    });
  }
}
