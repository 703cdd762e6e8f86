import { Id, SlotDurationRequest, SlotSummary, SlotView } from '@e5b/contracts';
import { Body, Controller, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { CurrentStaff, type StaffIdentity, StaffOnly } from '../auth/access.js';
import { OpenSlot } from './open-slot.js';
import { SlotsService } from './slots.service.js';
import { StartSittings } from './start-sittings.js';

@ApiTags('slots')
@StaffOnly('examiner')
@Controller('slots')
export class SlotsController {
  constructor(
    private readonly slots: SlotsService,
    private readonly opening: OpenSlot,
    private readonly starting: StartSittings,
  ) {}

  @Get()
  @StaffOnly('examiner', 'centre')
  @ApiOkResponse({ standardSchema: z.array(SlotSummary) })
  list(@CurrentStaff() staff: StaffIdentity): Promise<SlotSummary[]> {
    return this.slots.list(staff);
  }

  @Get(':id')
  @StaffOnly('examiner', 'centre')
  @ApiOkResponse({ standardSchema: SlotView })
  view(@CurrentStaff() staff: StaffIdentity, @Param('id', { schema: Id }) id: string): Promise<SlotView> {
    return this.slots.view(staff, id);
  }

  @Put(':id/duration')
  @ApiOkResponse({ standardSchema: SlotView })
  async setDuration(
    @CurrentStaff() staff: StaffIdentity,
    @Param('id', { schema: Id }) id: string,
    @Body({ schema: SlotDurationRequest }) { durationSeconds }: SlotDurationRequest,
  ): Promise<SlotView> {
    await this.slots.setDuration(staff, id, durationSeconds);
    return this.slots.view(staff, id);
  }

  @Post(':id/open')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: SlotView })
  async open(@CurrentStaff() staff: StaffIdentity, @Param('id', { schema: Id }) id: string): Promise<SlotView> {
    await this.opening.open(staff, id);
    return this.slots.view(staff, id);
  }

  @Post(':id/start')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: SlotView })
  async start(@CurrentStaff() staff: StaffIdentity, @Param('id', { schema: Id }) id: string): Promise<SlotView> {
    await this.starting.startAll(staff, id);
    return this.slots.view(staff, id);
  }
}
