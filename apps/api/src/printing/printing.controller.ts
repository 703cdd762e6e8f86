import { Id } from '@e5b/contracts';
import { Controller, Get, Header, Param, type StreamableFile } from '@nestjs/common';
import { ApiProduces, ApiTags } from '@nestjs/swagger';
import { CurrentStaff, type StaffIdentity, StaffOnly } from '../auth/access.js';
import { pdfAnswer } from './pdf-answer.js';
import { SlotSlips } from './slot-slips.js';

@ApiTags('printing')
@StaffOnly('examiner', 'centre')
@Controller('slots')
export class PrintingController {
  constructor(private readonly slips: SlotSlips) {}

  /** A4, one login slip per candidate. */
  @Get(':id/slips.pdf')
  @ApiProduces('application/pdf')
  @Header('Cache-Control', 'no-store')
  async slotSlips(
    @CurrentStaff() staff: StaffIdentity,
    @Param('id', { schema: Id }) id: string,
  ): Promise<StreamableFile> {
    return pdfAnswer(await this.slips.pdf(staff, id), 'connexion');
  }
}
