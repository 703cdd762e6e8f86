import { pdfPages } from '../../../../test/support/pdf-text.js';
import { slipsPdf } from './slips-pdf.js';

// Each look into a PDF is a process of its own.
jest.setTimeout(60_000);

describe('the login slips', () => {
  const slip = (index: number) => ({
    lastName: `NOM${index}`,
    firstName: 'Zoé',
    number: `01${index}`,
    code: `ABCD234${index}`,
  });
  const sheet = {
    centre: 'Lycée de test',
    rehearsal: false,
    label: 'A1',
    commission: 'C07',
    startsAt: Date.UTC(2026, 4, 12, 6, 5),
    timeZone: 'Europe/Paris',
    address: 'http://examen.test:8080',
    slips: [2, 3, 4].map(slip),
  };

  it('give each candidate the own code, the address and what to do, all on one page', async () => {
    const pages = await pdfPages(await slipsPdf(sheet));
    expect(pages).toHaveLength(1);
    const text = pages.flat().join('\n');
    for (const index of [2, 3, 4]) {
      expect(text).toContain(`NOM${index} Zoé`);
      expect(text).toContain(`ABCD-234${index}`);
    }
    expect(text.match(/http:\/\/examen\.test:8080/g)).toHaveLength(3);
    expect(text).toContain('Le 12 mai 2026 à 8 h 05 – créneau A1 – commission C07 – Lycée de test');
    expect(text).not.toContain('RÉPÉTITION');
  });

  it('say that a rehearsal is one', async () => {
    const text = (await pdfPages(await slipsPdf({ ...sheet, rehearsal: true }))).flat().join('\n');
    expect(text.match(/RÉPÉTITION/g)).toHaveLength(3);
  });
});
