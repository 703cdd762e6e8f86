import { Injectable } from '@nestjs/common';
import type { StaffIdentity } from '../auth/access.js';
import { PrepareSitting } from './prepare-sitting.js';
import { SittingsService } from './sittings.service.js';

/** The examiner asks for a preparation that failed to be tried again. */
@Injectable()
export class PrepareAgain {
  constructor(
    private readonly sittings: SittingsService,
    private readonly preparation: PrepareSitting,
  ) {}

  /** @throws DomainError SLOT_NOT_OPEN, SITTING_STATE */
  async prepare(staff: StaffIdentity, sittingId: string): Promise<void> {
    await this.sittings.requireExaminer(staff, sittingId);
    await this.preparation.prepare(sittingId, `examiner:${staff.id}`);
  }
}
