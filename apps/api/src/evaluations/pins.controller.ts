import { Evaluation, Id } from '@e5b/contracts';
import { Controller, Delete, Param, Put } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { CurrentStaff, type StaffIdentity, StaffOnly } from '../auth/access.js';
import { EvaluationsService } from './evaluations.service.js';

const RowId = z.string().max(20);

/** Acts of the feed as evidence for rows of the grille. Both orders may be repeated. */
@ApiTags('evaluation')
@StaffOnly('examiner')
@Controller('sittings/:id/pins/:rowId/:eventId')
export class PinsController {
  constructor(private readonly evaluations: EvaluationsService) {}

  @Put()
  @ApiOkResponse({ standardSchema: Evaluation })
  pin(
    @CurrentStaff() staff: StaffIdentity,
    @Param('id', { schema: Id }) id: string,
    @Param('rowId', { schema: RowId }) rowId: string,
    @Param('eventId', { schema: Id }) eventId: string,
  ): Promise<Evaluation> {
    return this.evaluations.pin(staff, id, rowId, eventId);
  }

  @Delete()
  @ApiOkResponse({ standardSchema: Evaluation })
  unpin(
    @CurrentStaff() staff: StaffIdentity,
    @Param('id', { schema: Id }) id: string,
    @Param('rowId', { schema: RowId }) rowId: string,
    @Param('eventId', { schema: Id }) eventId: string,
  ): Promise<Evaluation> {
    return this.evaluations.unpin(staff, id, rowId, eventId);
  }
}
