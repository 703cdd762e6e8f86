import {
  ArchiveSummary,
  CentreIncident,
  CentreOverview,
  CreateUserRequest,
  Id,
  ResetPasswordRequest,
  SlotSummary,
  StaffUser,
} from '@e5b/contracts';
import { Body, Controller, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { CurrentStaff, type StaffIdentity, StaffOnly } from '../auth/access.js';
import { StaffUsers } from '../auth/staff-users.service.js';
import { ContextImages } from '../contexts/context-images.js';
import { SlotsService } from '../sittings/slots.service.js';
import { CentreOverviewService } from './centre-overview.service.js';
import { CentreRegisters } from './centre-registers.service.js';
import { MakeRehearsal } from './rehearsal/make-rehearsal.js';
import { RehearsalAtStart } from './rehearsal/rehearsal-file.js';

const ActiveRequest = z.object({ active: z.boolean() }).meta({ id: 'ActiveRequest' });

@ApiTags('centre')
@StaffOnly('centre')
@Controller('centre')
export class CentreController {
  constructor(
    private readonly overviews: CentreOverviewService,
    private readonly registers: CentreRegisters,
    private readonly users: StaffUsers,
    private readonly slotsService: SlotsService,
    private readonly makeRehearsal: MakeRehearsal,
    private readonly rehearsalFile: RehearsalAtStart,
    private readonly images: ContextImages,
  ) {}

  @Get('overview')
  @ApiOkResponse({ standardSchema: CentreOverview })
  overview(): Promise<CentreOverview> {
    return this.overviews.overview();
  }

  @Get('slots')
  @ApiOkResponse({ standardSchema: z.array(SlotSummary) })
  slots(@CurrentStaff() staff: StaffIdentity): Promise<SlotSummary[]> {
    return this.slotsService.list(staff);
  }

  @Get('incidents')
  @ApiOkResponse({ standardSchema: z.array(CentreIncident) })
  incidents(): Promise<CentreIncident[]> {
    return this.registers.incidents();
  }

  @Get('archives')
  @ApiOkResponse({ standardSchema: z.array(ArchiveSummary) })
  archives(): Promise<ArchiveSummary[]> {
    return this.registers.archives();
  }

  @Get('users')
  @ApiOkResponse({ standardSchema: z.array(StaffUser) })
  listUsers(): Promise<StaffUser[]> {
    return this.users.list();
  }

  @Post('users')
  @ApiCreatedResponse({ standardSchema: StaffUser })
  createUser(
    @CurrentStaff() staff: StaffIdentity,
    @Body({ schema: CreateUserRequest }) body: CreateUserRequest,
  ): Promise<StaffUser> {
    return this.users.create(`staff:${staff.id}`, body);
  }

  @Put('users/:id/password')
  @HttpCode(204)
  async resetPassword(
    @CurrentStaff() staff: StaffIdentity,
    @Param('id', { schema: Id }) id: string,
    @Body({ schema: ResetPasswordRequest }) body: ResetPasswordRequest,
  ): Promise<void> {
    await this.users.resetPassword(staff, id, body.password);
  }

  @Put('users/:id/active')
  @HttpCode(204)
  async setActive(
    @CurrentStaff() staff: StaffIdentity,
    @Param('id', { schema: Id }) id: string,
    @Body({ schema: ActiveRequest }) body: z.infer<typeof ActiveRequest>,
  ): Promise<void> {
    await this.users.setActive(staff, id, body.active);
  }

  /** Two fresh rehearsal slots with new codes. */
  @Post('rehearsal')
  @ApiCreatedResponse({ standardSchema: z.array(SlotSummary) })
  async rehearsal(@CurrentStaff() staff: StaffIdentity): Promise<SlotSummary[]> {
    const made = await this.makeRehearsal.again(`staff:${staff.id}`);
    await this.rehearsalFile.rewrite();
    const slots = await this.slotsService.list(staff);
    return slots.filter(({ id }) => made.includes(id));
  }

  /** One fresh rehearsal slot on an installed context, to try it from end to end. */
  @Post('contexts/:id/rehearsal')
  @ApiCreatedResponse({ standardSchema: SlotSummary })
  async tryContext(
    @CurrentStaff() staff: StaffIdentity,
    @Param('id', { schema: Id }) id: string,
  ): Promise<SlotSummary | undefined> {
    await this.images.requireUsable(id, { rehearsal: true });
    const made = await this.makeRehearsal.onContext(`staff:${staff.id}`, id);
    await this.rehearsalFile.rewrite();
    const slots = await this.slotsService.list(staff);
    return slots.find((slot) => slot.id === made);
  }
}
