import { StreamableFile } from '@nestjs/common';

/** A PDF shown in the browser. `name`: plain ASCII, without extension. */
export function pdfAnswer(pdf: Buffer, name: string): StreamableFile {
  return new StreamableFile(pdf, {
    type: 'application/pdf',
    disposition: `inline; filename="${name}.pdf"`,
    length: pdf.length,
  });
}
