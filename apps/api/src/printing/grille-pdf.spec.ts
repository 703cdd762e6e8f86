import { pdfPages } from '../../../../test/support/pdf-text.js';
import { SAMPLE_SHEET } from '../../../../test/support/sample-sheet.js';
import { grillePdf } from './grille-pdf.js';

const signature = { fingerprint: 'A1B2 C3D4 E5F6 0718' };

// Each look into a PDF is a process of its own.
jest.setTimeout(60_000);

describe('the printed grille', () => {
  it('has a line per row with its time, the notes, and the proposal beside the examiner’s mark', async () => {
    const pages = await pdfPages(await grillePdf(SAMPLE_SHEET, signature));
    const text = pages.flat().join('\n');
    expect(text).toContain('Question Critère de performance Compétence opérationnelle TI I S TS Heure');
    expect(text.match(/^Q\d /gm)).toHaveLength(SAMPLE_SHEET.grille.rows.length);
    expect(text).toContain('10:09:12');
    expect(text).toMatch(/Note de l’examinateur : 13,5\/20 +Note proposée : 12,5\/20 +Écart : \+1/);
    expect(text).toContain('Hésite longuement devant les menus.');
    expect(text).toContain('Signé par Hélène Vasseur le 21/11/2026');
  });

  it('says why nothing is proposed, and that a draft is one', async () => {
    const grille = { ...SAMPLE_SHEET.grille, proposal: { rule: 'tiers', mark: null } };
    const draft = { ...SAMPLE_SHEET, grille, mark: null, signedAt: null, notes: [] };
    const text = (await pdfPages(await grillePdf(draft, null))).flat().join('\n');
    expect(text).toMatch(/non saisie +Note proposée : aucune, des lignes ne sont pas évaluées/);
    expect(text).toContain('PROJET non signé');
    expect(text).not.toMatch(/Écart|Annotations/);
  });

  it('repeats the head of a long grille and never cuts a row', async () => {
    const rows = Array.from({ length: 40 }, (_, index) => ({
      ...SAMPLE_SHEET.grille.rows[0]!,
      criterion: `Critère ${index} ${'très long '.repeat(12)}`,
    }));
    const pages = await pdfPages(
      await grillePdf({ ...SAMPLE_SHEET, grille: { ...SAMPLE_SHEET.grille, rows } }, signature),
    );
    const heads = pages.filter((page) => page.some((line) => line.startsWith('Question Critère')));
    expect(heads.length).toBeGreaterThan(2);
  });
});
