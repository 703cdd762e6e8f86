import { GiveTimeRequest, Id, ReasonRequest, SittingView } from '@e5b/contracts';
import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { CurrentStaff, type StaffIdentity, StaffOnly } from '../auth/access.js';
import { EndSitting } from './end-sitting.js';
import { GiveTime } from './give-time.js';
import { PauseSitting } from './pause-sitting.js';
import { ResumeSitting } from './resume-sitting.js';
import { SittingReads } from './sitting-reads.js';
import { StartSittings } from './start-sittings.js';

/** One candidate's clock. */
@ApiTags('sittings')
@StaffOnly('examiner')
@Controller('sittings/:id')
export class SittingClockController {
  constructor(
    private readonly reads: SittingReads,
    private readonly starting: StartSittings,
    private readonly pausing: PauseSitting,
    private readonly resuming: ResumeSitting,
    private readonly giving: GiveTime,
    private readonly ending: EndSitting,
  ) {}

  @Post('start')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: SittingView })
  async start(@CurrentStaff() staff: StaffIdentity, @Param('id', { schema: Id }) id: string): Promise<SittingView> {
    await this.starting.startOne(staff, id);
    return this.reads.view(staff, id);
  }

  @Post('pause')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: SittingView })
  async pause(
    @CurrentStaff() staff: StaffIdentity,
    @Param('id', { schema: Id }) id: string,
    @Body({ schema: ReasonRequest }) { reason }: ReasonRequest,
  ): Promise<SittingView> {
    await this.pausing.pause(staff, id, reason);
    return this.reads.view(staff, id);
  }

  @Post('resume')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: SittingView })
  async resume(@CurrentStaff() staff: StaffIdentity, @Param('id', { schema: Id }) id: string): Promise<SittingView> {
    await this.resuming.resume(staff, id);
    return this.reads.view(staff, id);
  }

  @Post('give-time')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: SittingView })
  async giveTime(
    @CurrentStaff() staff: StaffIdentity,
    @Param('id', { schema: Id }) id: string,
    @Body({ schema: GiveTimeRequest }) body: GiveTimeRequest,
  ): Promise<SittingView> {
    await this.giving.give(staff, id, body);
    return this.reads.view(staff, id);
  }

  @Post('end')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: SittingView })
  async end(
    @CurrentStaff() staff: StaffIdentity,
    @Param('id', { schema: Id }) id: string,
    @Body({ schema: ReasonRequest }) { reason }: ReasonRequest,
  ): Promise<SittingView> {
    await this.ending.endEarly(staff, id, reason);
    return this.reads.view(staff, id);
  }
}
