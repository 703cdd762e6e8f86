import { AbsenceRequest, ConfirmIdentityRequest, Id, SittingView } from '@e5b/contracts';
import { Body, Controller, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { CurrentStaff, type StaffIdentity, StaffOnly } from '../auth/access.js';
import { ConfirmIdentity } from './confirm-identity.js';
import { DismissIncident } from './dismiss-incident.js';
import { MarkAbsence } from './mark-absence.js';
import { PrepareAgain } from './prepare-again.js';
import { SittingReads } from './sitting-reads.js';

/** Everything about one candidate but the clock. */
@ApiTags('sittings')
@StaffOnly('examiner')
@Controller('sittings/:id')
export class SittingsController {
  constructor(
    private readonly reads: SittingReads,
    private readonly identity: ConfirmIdentity,
    private readonly incidents: DismissIncident,
    private readonly absence: MarkAbsence,
    private readonly preparing: PrepareAgain,
  ) {}

  @Get()
  @StaffOnly('examiner', 'centre')
  @ApiOkResponse({ standardSchema: SittingView })
  view(@CurrentStaff() staff: StaffIdentity, @Param('id', { schema: Id }) id: string): Promise<SittingView> {
    return this.reads.view(staff, id);
  }

  @Post('prepare')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: SittingView })
  async prepare(@CurrentStaff() staff: StaffIdentity, @Param('id', { schema: Id }) id: string): Promise<SittingView> {
    await this.preparing.prepare(staff, id);
    return this.reads.view(staff, id);
  }

  @Post('identity')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: SittingView })
  async confirmIdentity(
    @CurrentStaff() staff: StaffIdentity,
    @Param('id', { schema: Id }) id: string,
    @Body({ schema: ConfirmIdentityRequest }) { confirmed }: z.infer<typeof ConfirmIdentityRequest>,
  ): Promise<SittingView> {
    await this.identity.confirm(staff, id, confirmed);
    return this.reads.view(staff, id);
  }

  @Post('incidents/:incidentId/dismiss')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: SittingView })
  async dismiss(
    @CurrentStaff() staff: StaffIdentity,
    @Param('id', { schema: Id }) id: string,
    @Param('incidentId', { schema: Id }) incidentId: string,
  ): Promise<SittingView> {
    await this.incidents.dismiss(staff, id, incidentId);
    return this.reads.view(staff, id);
  }

  @Put('absence')
  @ApiOkResponse({ standardSchema: SittingView })
  async markAbsence(
    @CurrentStaff() staff: StaffIdentity,
    @Param('id', { schema: Id }) id: string,
    @Body({ schema: AbsenceRequest }) { absence }: z.infer<typeof AbsenceRequest>,
  ): Promise<SittingView> {
    await this.absence.mark(staff, id, absence);
    return this.reads.view(staff, id);
  }
}
