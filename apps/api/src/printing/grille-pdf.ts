import { LEVEL_LABELS, LEVELS } from '@e5b/exam-core';
import type { Content, TableLayout } from 'pdfmake';
import { checkBox } from './check-box.js';
import { type EvaluationSheet, type SheetRow, type SheetSignature, timeZoneOf } from './evaluation-sheet.js';
import { clockTime, longDate, markText, shortDate } from './french-format.js';
import { renderPdf } from './render-pdf.js';
import { timeLines } from './time-lines.js';

const GREY = '#444444';
const LINE = '#555555';
const grid: TableLayout = {
  hLineWidth: () => 0.6,
  vLineWidth: () => 0.6,
  hLineColor: () => LINE,
  vLineColor: () => LINE,
  paddingTop: () => 4,
  paddingBottom: () => 3,
};

/** The commission's own grille d'aide à l'évaluation: levels, notes, proposed mark beside the examiner's. Landscape. */
export function grillePdf(sheet: EvaluationSheet, signature: SheetSignature | null): Promise<Buffer> {
  const { candidate, grille } = sheet;
  const content: Content[] = [
    { text: grille.title, bold: true, fontSize: 14, margin: [0, 0, 0, 6] },
    identity(sheet),
    levels(grille.rows, timeZoneOf(sheet)),
    marks(sheet, signature),
    ...pins(sheet),
    ...notes(sheet),
  ];
  const footer = (page: number, pages: number): Content => ({
    text: `Document interne à la commission – candidat n° ${candidate.number} – page ${page}/${pages}`,
    fontSize: 8,
    color: GREY,
    alignment: 'center',
    margin: [40, 14, 40, 0],
  });
  const title = `${grille.title} – ${candidate.lastName} ${candidate.firstName}`;
  const pageMargins: [number, number, number, number] = [40, 36, 40, 44];
  const definition = {
    content,
    footer,
    pageMargins,
    pageOrientation: 'landscape' as const,
    defaultStyle: { fontSize: 9.5 },
  };
  return renderPdf(definition, title, sheet.signedAt ?? sheet.date);
}

function identity(sheet: EvaluationSheet): Content {
  const { candidate, commission, examSession, date, sujet, examiner } = sheet;
  const line = (parts: [string, string][]): Content => ({
    text: parts.flatMap(([label, value]) => [{ text: `${label} ` }, { text: `${value}     `, bold: true }]),
    preserveLeadingSpaces: true,
    margin: [0, 0, 0, 3],
  });
  return {
    stack: [
      line([
        ['Candidat :', `${candidate.lastName} ${candidate.firstName}`],
        ['N° candidat :', candidate.number],
        ['Commission :', commission],
        ['Session :', examSession.name],
      ]),
      line([
        ['Date :', longDate(date, timeZoneOf(sheet))],
        ['Sujet :', `${sujet.cms === 'wordpress' ? 'WordPress' : 'PrestaShop'} ${sujet.letter} (${sujet.code})`],
        ['Examinateur :', examiner],
      ]),
    ],
    margin: [0, 0, 0, 6],
  };
}

function levels(rows: readonly SheetRow[], timeZone: string): Content {
  const head = (text: string): Content => ({ text, bold: true, fillColor: '#eeeeee' });
  const centred = (text: string): Content => ({ text, bold: true, fillColor: '#eeeeee', alignment: 'center' });
  const header = [
    centred('Question'),
    head('Critère de performance'),
    head('Compétence opérationnelle'),
    ...LEVELS.map((level) => centred(level)),
    centred('Heure'),
  ];
  const body = rows.map((row): Content[] => [
    { text: row.question, alignment: 'center' },
    { text: row.criterion },
    { text: row.competence },
    ...LEVELS.map((level): Content => ({ ...checkBox(row.level === level, 9), margin: [8, 1, 0, 0] })),
    { text: row.at === null ? '–' : clockTime(row.at, timeZone), alignment: 'center', fontSize: 8 },
  ]);
  return {
    table: { headerRows: 1, dontBreakRows: true, widths: [48, '*', '*', 25, 25, 25, 25, 46], body: [header, ...body] },
    layout: grid,
  };
}

function marks(sheet: EvaluationSheet, signature: SheetSignature | null): Content {
  const { grille, mark, time, signedAt, examiner } = sheet;
  const zone = timeZoneOf(sheet);
  const legend = LEVELS.map((level) => `${level} : ${LEVEL_LABELS[level].toLowerCase()}`).join(' – ');
  const { proposal } = grille;
  const proposed = proposal.mark === null ? 'aucune, des lignes ne sont pas évaluées' : `${markText(proposal.mark)}/20`;
  const difference = mark === null || proposal.mark === null ? null : mark - proposal.mark;
  const own: Content = { text: mark === null ? 'non saisie' : `${markText(mark)}/20`, bold: true };
  const signed =
    signedAt !== null && signature
      ? `Signé par ${examiner} le ${shortDate(signedAt, zone)} à ${clockTime(signedAt, zone)} – empreinte ${signature.fingerprint}`
      : 'PROJET non signé';
  return {
    unbreakable: true,
    stack: [
      { text: legend, fontSize: 8, color: GREY, margin: [0, 3, 0, 6] },
      {
        text: [
          { text: 'Note de l’examinateur : ' },
          own,
          { text: `     Note proposée : ${proposed}` },
          {
            text:
              difference === null
                ? ''
                : `     Écart : ${difference > 0 ? '+' : difference < 0 ? '−' : ''}${markText(Math.abs(difference))}`,
          },
        ],
        fontSize: 11,
      },
      {
        text: `Règle de la proposition : ${proposal.rule}. Elle n’engage pas l’examinateur.`,
        fontSize: 8,
        color: GREY,
        margin: [0, 2, 0, 4],
      },
      ...timeLines(time, zone).map((text): Content => ({ text, fontSize: 8, color: GREY })),
      { text: signed, fontSize: 8, color: GREY },
    ],
  };
}

function notes(sheet: EvaluationSheet): Content[] {
  const { notes: written } = sheet;
  if (written.length === 0) return [];
  const rows = written.map((note): Content[] => [
    { text: clockTime(note.at, timeZoneOf(sheet)) },
    { text: note.question ?? '–' },
    { text: note.text },
  ]);
  return [
    { text: 'Annotations', bold: true, margin: [0, 10, 0, 3] },
    { table: { widths: [46, 40, '*'], body: rows }, layout: { ...grid, hLineWidth: () => 0.4, vLineWidth: () => 0 } },
  ];
}

/** What the examiner pinned to the rows: facts of the feed, each with its time. */
function pins(sheet: EvaluationSheet): Content[] {
  const rows = sheet.grille.rows.flatMap((row) =>
    (row.pins ?? []).map((pin): Content[] => [
      { text: row.question },
      { text: row.criterion },
      { text: clockTime(pin.at, timeZoneOf(sheet)) },
      { text: `« ${shownName(pin.name)} »${pin.withdrawn ? ' (annulé ensuite)' : ''}` },
      { text: pin.functionality.join(' · ') },
    ]),
  );
  if (rows.length === 0) return [];
  return [
    { text: 'Actes épinglés', bold: true, margin: [0, 10, 0, 3] },
    {
      table: { widths: [40, '*', 46, '*', '*'], body: rows },
      layout: { ...grid, hLineWidth: () => 0.4, vLineWidth: () => 0 },
      fontSize: 8.5,
    },
  ];
}

const MAX_NAME = 120;
const shownName = (name: string): string =>
  name.length > MAX_NAME ? `${name.slice(0, MAX_NAME)}…` : name || 'sans titre';
