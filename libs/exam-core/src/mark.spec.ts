import fc from 'fast-check';
import { DomainError } from './domain-error.js';
import { LEVELS, type Level } from './level.js';
import { checkMark, DEFAULT_MARK_RULE, type MarkRule, proposeMark, type RatedRow } from './mark.js';

const rows = (...levels: (Level | null)[]): RatedRow[] => levels.map((level) => ({ level, weight: 1 }));

describe('the proposed mark', () => {
  it.each<[string, RatedRow[], number | null]>([
    ['all at the top', rows('TS', 'TS', 'TS'), 20],
    ['all at the bottom', rows('TI', 'TI', 'TI'), 0],
    ['all satisfactory', rows('S', 'S', 'S', 'S', 'S', 'S', 'S', 'S'), 13.5],
    ['all insufficient', rows('I', 'I', 'I', 'I', 'I', 'I', 'I', 'I'), 6.5],
    ['halves', rows('TS', 'TI'), 10],
    [
      'thirds that add up to a quarter point: 12,25 goes up',
      [
        { level: 'TS', weight: 49 },
        { level: 'TI', weight: 31 },
      ],
      12.5,
    ],
    [
      'just under a quarter point goes down',
      [
        { level: 'TS', weight: 1224 },
        { level: 'TI', weight: 776 },
      ],
      12,
    ],
    ['a row is not rated yet', rows('TS', null), null],
    ['an unrated row that does not count', [...rows('S'), { level: null, weight: 0 }], 13.5],
    ['a rated row that does not count', [...rows('TS'), { level: 'TI', weight: 0 }], 20],
    ['no row at all', [], null],
    ['no row that counts', [{ level: 'TS', weight: 0 }], null],
    [
      'weights',
      [
        { level: 'TS', weight: 3 },
        { level: 'TI', weight: 1 },
      ],
      15,
    ],
  ])('%s', (_name, given, mark) => {
    expect(proposeMark(given)).toBe(mark);
  });

  it('follows the rule it is given', () => {
    const rule: MarkRule = { shares: { TI: 0, I: 0.25, S: 0.75, TS: 1 }, step: 1 };
    expect(proposeMark(rows('I', 'S'), rule)).toBe(10);
    expect(proposeMark(rows('I'), rule)).toBe(5);
    expect(proposeMark(rows('I', 'I', 'S'), rule)).toBe(8);
  });

  const row = fc.record({ level: fc.constantFrom(...LEVELS), weight: fc.integer({ min: 0, max: 9 }) });

  it('is always a mark that the fiche accepts', () => {
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 12 }), (given) => {
        const mark = proposeMark(given);
        if (mark !== null) expect(checkMark(mark)).toBe(mark);
      }),
    );
  });

  it('never falls when a level rises, and does not depend on the order of the rows', () => {
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 12 }), fc.nat(11), (given, which) => {
        const index = which % given.length;
        const risen = given.map((each, i) => (i === index ? { ...each, level: 'TS' as const } : each));
        const before = proposeMark(given) ?? 0;
        expect(proposeMark(risen) ?? 0).toBeGreaterThanOrEqual(before);
        expect(proposeMark([...given].reverse()) ?? 0).toBe(before);
      }),
    );
  });

  it('stays in twelfths exactly where a hand calculation puts it', () => {
    for (let third = 0; third <= 24; third++) {
      const level = (index: number): Level =>
        index < Math.floor(third / 3) ? 'TS' : index === Math.floor(third / 3) ? rest : 'TI';
      const rest: Level = (['TI', 'I', 'S'] as const)[third % 3] ?? 'TI';
      const given = Array.from({ length: 8 }, (_, index) => ({ level: level(index), weight: 1 }));
      // 20 × third / 24, to the nearest half point, a quarter going up: in integers, (80 × third + 24) div 48 halves.
      expect(proposeMark(given, DEFAULT_MARK_RULE)).toBe(Math.floor((80 * third + 24) / 48) / 2);
    }
  });
});

describe('the examiner’s own mark', () => {
  it('accepts every half point from 0 to 20', () => {
    for (let half = 0; half <= 40; half++) expect(checkMark(half / 2)).toBe(half / 2);
  });

  it.each([-0.5, 20.5, 21, Number.NaN, Number.POSITIVE_INFINITY])('refuses %s: out of range', (mark) => {
    expect(() => checkMark(mark)).toThrow(new DomainError('MARK_OUT_OF_RANGE'));
  });

  it.each([0.25, 12.3, 19.99])('refuses %s: not a half point', (mark) => {
    expect(() => checkMark(mark)).toThrow(new DomainError('MARK_NOT_A_HALF_POINT'));
  });
});
