import { Id } from '@e5b/contracts';
import { Controller, Get, Header, Param, StreamableFile } from '@nestjs/common';
import { ApiProduces, ApiTags } from '@nestjs/swagger';
import { CurrentStaff, type StaffIdentity, StaffOnly } from '../auth/access.js';
import { EvidenceService } from '../evidence/evidence.service.js';
import { fichePdf } from '../printing/fiche-pdf.js';
import { grillePdf } from '../printing/grille-pdf.js';
import { pdfAnswer } from '../printing/pdf-answer.js';
import { SittingsService } from '../sittings/sittings.service.js';
import { ComposeSheet } from './compose-sheet.js';
import { signatureFingerprint } from './finish-signed-fiche.js';

/** Papers and archive of a sitting, for its examiner and the centre. A paper drawn before the signature says so. */
@ApiTags('printing')
@StaffOnly('examiner', 'centre')
@Controller('sittings/:id')
export class EvaluationDocumentsController {
  constructor(
    private readonly sittings: SittingsService,
    private readonly sheets: ComposeSheet,
    private readonly evidence: EvidenceService,
  ) {}

  @Get('fiche.pdf')
  @ApiProduces('application/pdf')
  @Header('Cache-Control', 'no-store')
  async fiche(@CurrentStaff() staff: StaffIdentity, @Param('id', { schema: Id }) id: string): Promise<StreamableFile> {
    const { sheet, proof } = await this.sheet(staff, id);
    return pdfAnswer(await fichePdf(sheet, proof), `fiche-${fileSafe(sheet.candidate.number)}`);
  }

  @Get('grille.pdf')
  @ApiProduces('application/pdf')
  @Header('Cache-Control', 'no-store')
  async grille(@CurrentStaff() staff: StaffIdentity, @Param('id', { schema: Id }) id: string): Promise<StreamableFile> {
    const { sheet, proof } = await this.sheet(staff, id);
    return pdfAnswer(await grillePdf(sheet, proof), `grille-${fileSafe(sheet.candidate.number)}`);
  }

  /** The newest verified archive. */
  @Get('evidence')
  @ApiProduces('application/x-tar')
  @Header('Cache-Control', 'no-store')
  async archive(
    @CurrentStaff() staff: StaffIdentity,
    @Param('id', { schema: Id }) id: string,
  ): Promise<StreamableFile> {
    await this.sittings.requireReader(staff, id);
    const { archive, content } = await this.evidence.stream(id);
    const { candidate } = await this.sittings.evidenceSubject(id);
    return new StreamableFile(content, {
      type: 'application/x-tar',
      disposition: `attachment; filename="e5b-${fileSafe(candidate.number)}-${archive.stage}.tar"`,
      length: archive.bytes,
    });
  }

  private async sheet(staff: StaffIdentity, id: string) {
    await this.sittings.requireReader(staff, id);
    const { sheet, signature } = await this.sheets.of(id);
    return { sheet, proof: signature === null ? null : { fingerprint: signatureFingerprint(signature) } };
  }
}

const fileSafe = (text: string): string => text.replace(/[^A-Za-z0-9-]/g, '');
