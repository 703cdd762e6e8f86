import type { PackDiff } from './compare-packs.js';
import { diffSections } from './diff-words.js';

const NOTHING: PackDiff['extensions'] = { added: [], changed: [], removed: [], activated: [], deactivated: [] };
const diff = (more: Partial<PackDiff>): PackDiff =>
  ({
    facts: [],
    extensions: NOTHING,
    files: [],
    tables: { added: [], removed: [] },
    rows: [],
    records: [],
    ...more,
  }) as PackDiff;

describe('diffSections', () => {
  it('says nothing of what did not change', () => expect(diffSections(diff({}))).toEqual([]));

  it('tells dates as people do', () => {
    const fact = (field: string, before: string, after: string) => diff({ facts: [{ field, before, after }] });
    const lastDay = fact('validity.notAfter', '2026-10-31T10:00:00Z', '2027-10-31T22:59:59Z');
    expect(diffSections(lastDay)[0]?.lines).toEqual(['valable jusqu’au : 31 octobre 2026 → 31 octobre 2027']);
    const oneDay = fact('validity.notAfter', '2026-10-31T10:00:00Z', '2026-10-31T11:00:00Z');
    expect(diffSections(oneDay)).toEqual([]);
  });

  it('agrees with the nouns, and shortens long lists', () => {
    const names = Array.from({ length: 10 }, (_, i) => `p${i}`);
    const changes = { added: ['L’atelier'], changed: [], removed: names };
    const records = (['page', 'article'] as const).map((kind) => ({ kind, changes }));
    expect(diffSections(diff({ records }))).toEqual([
      {
        title: 'Contenu',
        lines: [
          'pages – ajoutées : 1 (L’atelier)',
          'pages – retirées : 10 (p0, p1, p2, p3, p4, p5, p6, p7 et 2 de plus)',
          'articles – ajoutés : 1 (L’atelier)',
          'articles – retirés : 10 (p0, p1, p2, p3, p4, p5, p6, p7 et 2 de plus)',
        ],
      },
    ]);
  });
});
