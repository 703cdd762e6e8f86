import pdfmake, { type DocumentDefinition } from 'pdfmake';
import roboto from 'pdfmake/fonts/Roboto.js';

const fontFiles = new Set(Object.values(roboto).flatMap((font) => Object.values(font)));

pdfmake.setFonts(roboto);
// A document never reads anything but its own fonts, whatever text it was given.
pdfmake.setUrlAccessPolicy(() => false);
pdfmake.setLocalAccessPolicy((path) => fontFiles.has(path));

/** A printed document, dated so that the same content always gives the same bytes. `date`: trusted ms. */
export async function renderPdf(definition: DocumentDefinition, title: string, date: number): Promise<Buffer> {
  const instant = new Date(date);
  const info = { title, creator: 'e5b', producer: 'e5b', creationDate: instant, modDate: instant };
  const document = pdfmake.createPdf({
    pageSize: 'A4',
    version: '1.7',
    language: 'fr-FR',
    displayTitle: true,
    ...definition,
    info,
    defaultStyle: { fontSize: 10, lineHeight: 1.15, ...definition.defaultStyle },
  });
  return document.getBuffer();
}
