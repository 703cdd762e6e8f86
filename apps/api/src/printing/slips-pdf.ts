import type { Content } from 'pdfmake';
import { hourOfDay, longDate } from './french-format.js';
import { renderPdf } from './render-pdf.js';

/** What one candidate is handed at the door. `code`: 8 letters or digits, without the dash. */
export interface Slip {
  lastName: string;
  firstName: string;
  number: string;
  code: string;
}

export interface SlipsSheet {
  centre: string;
  rehearsal: boolean;
  label: string;
  commission: string;
  startsAt: number;
  /** IANA name. */
  timeZone: string;
  /** What the candidate types into the browser. */
  address: string;
  slips: readonly Slip[];
}

const WIDTH = 515;

/** Login slips, up to three on a page, with a line to cut along after each. */
export function slipsPdf(sheet: SlipsSheet): Promise<Buffer> {
  const content = sheet.slips.map(
    (slip): Content => ({ stack: [slipBlock(sheet, slip), cutLine()], unbreakable: true }),
  );
  const pageMargins: [number, number, number, number] = [40, 30, 40, 20];
  return renderPdf({ content, pageMargins }, `Fiches de connexion – créneau ${sheet.label}`, sheet.startsAt);
}

function slipBlock(sheet: SlipsSheet, { lastName, firstName, number, code }: Slip): Content {
  return {
    stack: [
      {
        columns: [
          { text: 'BTS NDRC – E5 B, partie pratique', bold: true },
          { text: sheet.rehearsal ? 'RÉPÉTITION' : '', alignment: 'right', bold: true },
        ],
      },
      { text: `${lastName} ${firstName}`, bold: true, fontSize: 16, margin: [0, 6, 0, 0] },
      { text: `N° de candidat : ${number}`, margin: [0, 1, 0, 0] },
      {
        text: `Le ${longDate(sheet.startsAt, sheet.timeZone)} à ${hourOfDay(sheet.startsAt, sheet.timeZone)} – créneau ${sheet.label} – commission ${sheet.commission} – ${sheet.centre}`,
        margin: [0, 1, 0, 8],
      },
      {
        columns: [
          {
            width: '*',
            stack: [
              { text: 'Votre code personnel' },
              { text: `${code.slice(0, 4)}-${code.slice(4)}`, bold: true, fontSize: 28 },
            ],
          },
          {
            width: '*',
            stack: [
              { text: 'Adresse à saisir dans le navigateur' },
              { text: sheet.address, bold: true, fontSize: 13, margin: [0, 6, 0, 0] },
            ],
          },
        ],
        columnGap: 16,
        margin: [0, 0, 0, 8],
      },
      steps(),
    ],
    margin: [0, 0, 0, 32],
  };
}

function steps(): Content {
  const texts = [
    'Ouvrez le navigateur et saisissez l’adresse ci-dessus.',
    'Saisissez votre code, puis vérifiez votre nom et votre numéro.',
    'Attendez que l’examinateur confirme votre identité et lance l’épreuve. Gardez ce papillon.',
  ];
  return { stack: texts.map((text, index): Content => ({ text: `${index + 1}.  ${text}`, margin: [0, 0, 0, 2] })) };
}

function cutLine(): Content {
  const line = { type: 'line' as const, x1: 0, y1: 0, x2: WIDTH, y2: 0, lineWidth: 0.7, lineColor: '#777777' };
  return { canvas: [{ ...line, dash: { length: 5, space: 4 } }], margin: [0, 0, 0, 32] };
}
