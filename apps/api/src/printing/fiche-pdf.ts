import type { Content, TableLayout } from 'pdfmake';
import { checkBox } from './check-box.js';
import { type EvaluationSheet, type SheetSignature, timeZoneOf } from './evaluation-sheet.js';
import { clockTime, longDate, markText, shortDate } from './french-format.js';
import { renderPdf } from './render-pdf.js';
import { timeLines } from './time-lines.js';

const framed: TableLayout = {
  hLineWidth: () => 0.8,
  vLineWidth: () => 0.8,
  paddingLeft: () => 8,
  paddingRight: () => 8,
};

/**
 * The fiche d'évaluation, wording and order of annexe VI-4. A draft says so; a signed one carries the signature's fingerprint.
 * @returns a PDF, the same bytes for the same sheet
 */
export function fichePdf(sheet: EvaluationSheet, signature: SheetSignature | null): Promise<Buffer> {
  const { candidate, examSession } = sheet;
  const title = `Fiche d’évaluation – ${candidate.lastName} ${candidate.firstName}`;
  const content: Content[] = [
    ...heading(examSession.name),
    ...identity(sheet),
    ...appreciation(sheet),
    examiners(sheet, signature),
    mark(sheet),
    {
      text: "Ce document d'évaluation peut être communiqué au candidat, à sa demande, après délibération du jury.",
      italics: true,
      fontSize: 10,
      alignment: 'center',
      margin: [0, 16, 0, 0],
    },
  ];
  const definition = {
    content,
    pageMargins: [56, 60, 56, 56] as [number, number, number, number],
    defaultStyle: { fontSize: 11 },
    header: () => stamp(sheet, signature),
    footer: (page: number, pages: number) => footer(sheet, page, pages),
  };
  return renderPdf(definition, title, sheet.signedAt ?? sheet.date);
}

function heading(session: string): Content[] {
  return [
    { text: 'BTS Négociation et Digitalisation de la Relation Client', bold: true, fontSize: 13, alignment: 'center' },
    {
      text: 'E5 B – RELATION CLIENT À DISTANCE ET DIGITALISATION – PARTIE PRATIQUE',
      bold: true,
      alignment: 'center',
      margin: [0, 4, 0, 0],
    },
    { text: 'Durée 40 mn - Coefficient 2', alignment: 'center', margin: [0, 4, 0, 14] },
    {
      table: {
        widths: ['*'],
        body: [[{ text: `FICHE D'ÉVALUATION - SESSION ${session}`, bold: true, fontSize: 14, alignment: 'center' }]],
      },
      layout: { ...framed, paddingTop: () => 6, paddingBottom: () => 5 },
      margin: [0, 0, 0, 16],
    },
  ];
}

function identity(sheet: EvaluationSheet): Content[] {
  const { candidate, commission, date, sujet } = sheet;
  const field = (label: string, value: string): Content => {
    const filledIn: Content = { text: ` ${value}`, bold: true };
    return { text: [{ text: label }, filledIn], margin: [0, 0, 0, 8] };
  };
  const box = (label: string, ticked: boolean): Content => ({
    width: 'auto',
    columns: [
      { width: 'auto', ...checkBox(ticked, 11), margin: [0, 1, 0, 0] },
      { width: 'auto', text: label, bold: ticked },
    ],
    columnGap: 5,
  });
  return [
    field('NOM du CANDIDAT :', candidate.lastName),
    field('Prénom du candidat :', candidate.firstName),
    { columns: [field('N° Candidat :', candidate.number), field('N° COMMISSION :', commission)] },
    field('Date :', longDate(date, timeZoneOf(sheet))),
    {
      columns: [
        { width: 'auto', text: 'SUJET CMS :' },
        box('WordPress', sujet.cms === 'wordpress'),
        box('Prestashop', sujet.cms === 'prestashop'),
      ],
      columnGap: 18,
      margin: [0, 0, 0, 6],
    },
    {
      columns: [
        { width: 'auto', text: '(Préciser la lettre du sujet)', margin: [0, 4, 0, 0] },
        {
          width: 'auto',
          table: { widths: [22], body: [[{ text: sujet.letter, bold: true, fontSize: 13, alignment: 'center' }]] },
          layout: { ...framed, paddingLeft: () => 2, paddingRight: () => 2 },
        },
      ],
      columnGap: 10,
      margin: [0, 0, 0, 14],
    },
  ];
}

function appreciation(sheet: EvaluationSheet): Content[] {
  const lines = timeLines(sheet.time, timeZoneOf(sheet));
  return [
    { text: 'Appréciation globale de la commission', bold: true, margin: [0, 0, 0, 4] },
    {
      table: { widths: ['*'], heights: [135], body: [[{ text: sheet.appreciation, preserveLeadingSpaces: true }]] },
      layout: { ...framed, paddingTop: () => 6, paddingBottom: () => 6 },
      margin: [0, 0, 0, lines.length > 0 ? 3 : 14],
    },
    ...(lines.length > 0
      ? [
          {
            stack: lines.map((text): Content => ({ text })),
            fontSize: 8,
            color: '#444444',
            margin: [0, 0, 0, 12],
          } as Content,
        ]
      : []),
  ];
}

function examiners(sheet: EvaluationSheet, signature: SheetSignature | null): Content {
  const { examiner, signedAt } = sheet;
  const zone = timeZoneOf(sheet);
  const proof =
    signedAt !== null && signature
      ? `Signé électroniquement le ${shortDate(signedAt, zone)} à ${clockTime(signedAt, zone)} – empreinte ${signature.fingerprint}`
      : 'Non signé';
  return {
    unbreakable: true,
    stack: [
      { text: 'Nom et signature des examinateurs :', bold: true, margin: [0, 0, 0, 6] },
      { text: `-  ${examiner}` },
      // The height below is for the handwritten signature.
      { text: proof, fontSize: 8, color: '#444444', margin: [11, 2, 0, 34] },
      { text: '-', margin: [0, 0, 0, 30] },
    ],
  };
}

function mark({ mark: value }: EvaluationSheet): Content {
  return {
    unbreakable: true,
    columns: [
      { width: '*', text: '' },
      { width: 'auto', text: 'NOTE sur 20', bold: true, fontSize: 14, margin: [0, 10, 0, 0] },
      {
        width: 'auto',
        table: {
          widths: [80],
          heights: [26],
          body: [[{ text: value === null ? ' ' : markText(value), bold: true, fontSize: 20, alignment: 'center' }]],
        },
        layout: { ...framed, paddingTop: () => 5, paddingBottom: () => 3 },
      },
    ],
    columnGap: 14,
  };
}

function stamp({ examSession }: EvaluationSheet, signature: SheetSignature | null): Content {
  const words = [examSession.rehearsal ? 'RÉPÉTITION – document sans valeur' : '', signature ? '' : 'PROJET non signé'];
  const text = words.filter((word) => word !== '').join(' – ');
  return { text, fontSize: 8, color: '#444444', alignment: 'right', margin: [56, 26, 56, 0] };
}

function footer({ examSession, candidate }: EvaluationSheet, page: number, pages: number): Content {
  const text = `${examSession.centre} – candidat n° ${candidate.number}${pages > 1 ? ` – page ${page}/${pages}` : ''}`;
  return { text, fontSize: 8, color: '#444444', alignment: 'center', margin: [56, 18, 56, 0] };
}
