import { FeedPage, FeedQuery, Id } from '@e5b/contracts';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { ActivityService } from '../activity/activity.service.js';
import { CurrentStaff, type StaffIdentity, StaffOnly } from '../auth/access.js';
import { SittingsService } from './sittings.service.js';

/** The live feed, pulled by cursor. It stands here since only sittings know whose it is to read. */
@ApiTags('activity')
@StaffOnly('examiner', 'centre')
@Controller('sittings/:id/activity')
export class FeedController {
  constructor(
    private readonly sittings: SittingsService,
    private readonly activity: ActivityService,
  ) {}

  @Get()
  @ApiOkResponse({ standardSchema: FeedPage })
  async page(
    @CurrentStaff() staff: StaffIdentity,
    @Param('id', { schema: Id }) id: string,
    @Query({ schema: FeedQuery }) { after }: z.infer<typeof FeedQuery>,
  ): Promise<FeedPage> {
    await this.sittings.requireReader(staff, id);
    return this.activity.page(id, after);
  }
}
