import { AddNoteRequest, Evaluation, FicheDraftRequest, Id, MutationId, SignFicheRequest } from '@e5b/contracts';
import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { CurrentStaff, type StaffIdentity, StaffOnly } from '../auth/access.js';
import { EvaluationsService } from './evaluations.service.js';
import type { LevelChoice } from './set-level.js';

/** Wider than the contract's SetLevelRequest: a level outside the scale is refused by its own code. */
const LevelBody = z.object({ level: z.string().max(20).nullable(), mutationId: MutationId });
const RowId = z.string().max(20);
const Question = z.string().regex(/^Q[1-9]$/);
const NoteBody = AddNoteRequest.extend({ question: Question.nullable().default(null) });

@ApiTags('evaluation')
@StaffOnly('examiner')
@Controller('sittings/:id')
export class EvaluationsController {
  constructor(private readonly evaluations: EvaluationsService) {}

  @Get('evaluation')
  @StaffOnly('examiner', 'centre')
  @ApiOkResponse({ standardSchema: Evaluation })
  get(@CurrentStaff() staff: StaffIdentity, @Param('id', { schema: Id }) id: string): Promise<Evaluation> {
    return this.evaluations.get(staff, id);
  }

  @Put('levels/:rowId')
  @ApiOkResponse({ standardSchema: Evaluation })
  setLevel(
    @CurrentStaff() staff: StaffIdentity,
    @Param('id', { schema: Id }) id: string,
    @Param('rowId', { schema: RowId }) rowId: string,
    @Body({ schema: LevelBody }) body: LevelChoice,
  ): Promise<Evaluation> {
    return this.evaluations.setLevel(staff, id, rowId, body);
  }

  @Post('notes')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: Evaluation })
  addNote(
    @CurrentStaff() staff: StaffIdentity,
    @Param('id', { schema: Id }) id: string,
    @Body({ schema: NoteBody }) body: AddNoteRequest,
  ): Promise<Evaluation> {
    return this.evaluations.addNote(staff, id, body);
  }

  @Delete('notes/:noteId')
  @ApiOkResponse({ standardSchema: Evaluation })
  removeNote(
    @CurrentStaff() staff: StaffIdentity,
    @Param('id', { schema: Id }) id: string,
    @Param('noteId', { schema: Id }) noteId: string,
  ): Promise<Evaluation> {
    return this.evaluations.removeNote(staff, id, noteId);
  }

  @Put('fiche')
  @ApiOkResponse({ standardSchema: Evaluation })
  draftFiche(
    @CurrentStaff() staff: StaffIdentity,
    @Param('id', { schema: Id }) id: string,
    @Body({ schema: FicheDraftRequest }) body: FicheDraftRequest,
  ): Promise<Evaluation> {
    return this.evaluations.draftFiche(staff, id, body);
  }

  /** The examiner's password is asked again. */
  @Post('fiche/sign')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: Evaluation })
  signFiche(
    @CurrentStaff() staff: StaffIdentity,
    @Param('id', { schema: Id }) id: string,
    @Body({ schema: SignFicheRequest }) body: SignFicheRequest,
  ): Promise<Evaluation> {
    return this.evaluations.signFiche(staff, id, body);
  }
}
