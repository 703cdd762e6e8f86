import fc from 'fast-check';
import { pdfPages } from '../../../../test/support/pdf-text.js';
import { SAMPLE_SHEET } from '../../../../test/support/sample-sheet.js';
import { fichePdf } from './fiche-pdf.js';

const signature = { fingerprint: 'A1B2 C3D4 E5F6 0718' };

// Each look into a PDF is a process of its own.
jest.setTimeout(60_000);

describe('the fiche d’évaluation', () => {
  it('has the fields of annexe VI-4, in its order and its words, on one page', async () => {
    const [page = [], ...more] = await pdfPages(await fichePdf(SAMPLE_SHEET, signature));
    expect(more).toEqual([]);
    expect(page).toEqual([
      'BTS Négociation et Digitalisation de la Relation Client',
      'E5 B – RELATION CLIENT À DISTANCE ET DIGITALISATION – PARTIE PRATIQUE',
      'Durée 40 mn - Coefficient 2',
      "FICHE D'ÉVALUATION - SESSION 2026",
      'NOM du CANDIDAT : ÇELIK-LEFÈVRE',
      'Prénom du candidat : Maëlys',
      'N° Candidat : 0252610042 N° COMMISSION : NDRC-07',
      'Date : 21 novembre 2026',
      'SUJET CMS : WordPress Prestashop',
      '(Préciser la lettre du sujet) B',
      'Appréciation globale de la commission',
      'Publication soignée et bien structurée, titres hiérarchisés, image décrite.',
      'La modération est juste mais lente ; le menu n’a pas été complété.',
      'Temps majoré : 13 min 20 s (durée accordée : 53 min 20 s).',
      'Temps rendu : 2 min (2 min à 10:15:12, redémarrage du poste).',
      'Pauses : 1 min à 10:20:12, alarme incendie.',
      'Nom et signature des examinateurs :',
      '- Hélène Vasseur',
      'Signé électroniquement le 21/11/2026 à 11:28:32 – empreinte A1B2 C3D4 E5F6 0718',
      '-',
      'NOTE sur 20 13,5',
      "Ce document d'évaluation peut être communiqué au candidat, à sa demande, après délibération du jury.",
      'Lycée de répétition – candidat n° 0252610042',
    ]);
  });

  it('is the same bytes every time, and others for another mark', async () => {
    const [first, second] = [await fichePdf(SAMPLE_SHEET, signature), await fichePdf(SAMPLE_SHEET, signature)];
    expect(first.equals(second)).toBe(true);
    expect(first.equals(await fichePdf({ ...SAMPLE_SHEET, mark: 14 }, signature))).toBe(false);
  });

  it('prints the times of the zone that it was signed in', async () => {
    const [page = []] = await pdfPages(await fichePdf({ ...SAMPLE_SHEET, timeZone: 'Indian/Reunion' }, signature));
    expect(page).toContain('Pauses : 1 min à 13:20:12, alarme incendie.');
    expect(page).toContain('Signé électroniquement le 21/11/2026 à 14:28:32 – empreinte A1B2 C3D4 E5F6 0718');
  });

  it('says that it is a draft, leaves the mark empty and adds no line about time where there is nothing to say', async () => {
    const time = { ...SAMPLE_SHEET.time, extraSeconds: 0, given: [], pauses: [] };
    const draft = { ...SAMPLE_SHEET, mark: null, signedAt: null, time };
    const [page = []] = await pdfPages(await fichePdf(draft, null));
    expect(page[0]).toBe('PROJET non signé');
    expect(page).toContain('NOTE sur 20');
    expect(page.join('\n')).not.toMatch(/Temps|Pauses|Signé/);
  });

  it('prints a mark of zero', async () => {
    const [page = []] = await pdfPages(await fichePdf({ ...SAMPLE_SHEET, mark: 0 }, signature));
    expect(page).toContain('NOTE sur 20 0');
  });

  it('keeps the longest appreciation whole, on further pages', async () => {
    const appreciation = Array.from({ length: 400 }, (_, index) => `mot${index}`).join(' ');
    const pages = await pdfPages(
      await fichePdf({ ...SAMPLE_SHEET, appreciation: `${appreciation} `.repeat(2) }, signature),
    );
    expect(
      pages
        .flat()
        .join(' ')
        .match(/\bmot399\b/g),
    ).toHaveLength(2);
    expect(pages.at(-1)?.join(' ')).toContain('NOTE sur 20 13,5');
  });

  it('takes any text without falling over or reading anything', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 300 }), async (text) => {
        const candidate = { lastName: text.slice(0, 80), firstName: '{"image":"/etc/passwd"}', number: '1' };
        const pdf = await fichePdf({ ...SAMPLE_SHEET, appreciation: text, candidate }, signature);
        expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
      }),
      { numRuns: 15 },
    );
  });
});
