import type { SittingView } from '@e5b/contracts';
import { Injectable } from '@nestjs/common';
import type { StaffIdentity } from '../auth/access.js';
import { SittingViews } from './sitting-views.js';
import { SittingsService } from './sittings.service.js';

/** One sitting as its examiner (or the centre) sees it. */
@Injectable()
export class SittingReads {
  constructor(
    private readonly sittings: SittingsService,
    private readonly views: SittingViews,
  ) {}

  async view(staff: StaffIdentity, sittingId: string): Promise<SittingView> {
    const sitting = await this.sittings.requireReader(staff, sittingId);
    return this.views.one(sitting);
  }
}
