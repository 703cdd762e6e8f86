import {
  AssignQuestionRequest,
  FeedPage,
  FeedQuery,
  FeedSeenRequest,
  Id,
  ReaderFeedPage,
  VisitPage,
} from '@e5b/contracts';
import { Body, Controller, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { ActivityService } from '../activity/activity.service.js';
import { FeedMarks } from '../activity/feed-marks.js';
import { CurrentStaff, type StaffIdentity, StaffOnly } from '../auth/access.js';
import { AssignEvents } from './assign-events.js';
import { SittingsService } from './sittings.service.js';

/** The live feed, pulled by cursor. It stands here since only sittings know whose it is to read. */
@ApiTags('activity')
@StaffOnly('examiner', 'centre')
@Controller('sittings/:id')
export class FeedController {
  constructor(
    private readonly sittings: SittingsService,
    private readonly activity: ActivityService,
    private readonly marks: FeedMarks,
    private readonly assigning: AssignEvents,
  ) {}

  @Get('activity')
  @ApiOkResponse({ standardSchema: ReaderFeedPage })
  async page(
    @CurrentStaff() staff: StaffIdentity,
    @Param('id', { schema: Id }) id: string,
    @Query({ schema: FeedQuery }) { after }: z.infer<typeof FeedQuery>,
  ): Promise<ReaderFeedPage> {
    await this.sittings.requireReader(staff, id);
    return { ...(await this.activity.page(id, after)), seen: await this.marks.of(id, staff.id) };
  }

  /** The reader leaves this candidate: what comes after `seq` will be new to him. */
  @Put('activity/seen')
  @ApiOkResponse({ standardSchema: ReaderFeedPage.pick({ seen: true }) })
  async seen(
    @CurrentStaff() staff: StaffIdentity,
    @Param('id', { schema: Id }) id: string,
    @Body({ schema: FeedSeenRequest }) { seq }: z.infer<typeof FeedSeenRequest>,
  ): Promise<Pick<ReaderFeedPage, 'seen'>> {
    await this.sittings.requireReader(staff, id);
    return { seen: await this.marks.set(id, staff.id, seq) };
  }

  /** Answers the feed after the assigned events' old place, so that the sender need not ask. */
  @Post('activity/question')
  @HttpCode(200)
  @StaffOnly('examiner')
  @ApiOkResponse({ standardSchema: FeedPage })
  async assign(
    @CurrentStaff() staff: StaffIdentity,
    @Param('id', { schema: Id }) id: string,
    @Query({ schema: FeedQuery }) { after }: z.infer<typeof FeedQuery>,
    @Body({ schema: AssignQuestionRequest }) request: AssignQuestionRequest,
  ): Promise<FeedPage> {
    await this.assigning.assign(staff, id, request);
    return this.activity.page(id, after);
  }

  @Get('visits')
  @ApiOkResponse({ standardSchema: VisitPage })
  async visits(
    @CurrentStaff() staff: StaffIdentity,
    @Param('id', { schema: Id }) id: string,
    @Query({ schema: FeedQuery }) { after }: z.infer<typeof FeedQuery>,
  ): Promise<VisitPage> {
    await this.sittings.requireReader(staff, id);
    return this.activity.visits(id, after);
  }
}
