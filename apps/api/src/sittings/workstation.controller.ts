import { EntryUrl, Id, ReadTicketRequest } from '@e5b/contracts';
import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { CurrentStaff, type StaffIdentity, StaffOnly } from '../auth/access.js';
import { EnterSandbox } from './enter-sandbox.js';
import { MoveWorkstation } from './move-workstation.js';

const MovedCode = z.object({ code: z.string() }).meta({ id: 'MovedCode' });

/** The workstation: where the candidate sits and what the site is. */
@ApiTags('sittings')
@StaffOnly('examiner')
@Controller('sittings/:id')
export class WorkstationController {
  constructor(
    private readonly moving: MoveWorkstation,
    private readonly entering: EnterSandbox,
  ) {}

  /** The new code is for the examiner's eyes: he hands it to the candidate. */
  @Post('move-workstation')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: MovedCode })
  async move(@CurrentStaff() staff: StaffIdentity, @Param('id', { schema: Id }) id: string): Promise<{ code: string }> {
    return { code: await this.moving.move(staff, id) };
  }

  @Post('tickets')
  @HttpCode(200)
  @StaffOnly('examiner', 'centre')
  @ApiOkResponse({ standardSchema: EntryUrl })
  async ticket(
    @CurrentStaff() staff: StaffIdentity,
    @Param('id', { schema: Id }) id: string,
    @Body({ schema: ReadTicketRequest }) { path }: z.infer<typeof ReadTicketRequest>,
  ): Promise<EntryUrl> {
    return { url: await this.entering.asExaminer(staff, id, path) };
  }
}
