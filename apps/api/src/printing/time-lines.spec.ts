import { clockTime, duration, hourOfDay, longDate, markText, shortDate } from './french-format.js';
import { timeLines } from './time-lines.js';

const PARIS = 'Europe/Paris';
const plain = { durationSeconds: 2400, extraSeconds: 0, startedAt: 0, endedAt: 0, given: [], pauses: [] };

describe('what paper says of the clock', () => {
  it('is nothing when all went by plan', () => {
    expect(timeLines(plain, PARIS)).toEqual([]);
  });

  it('adds up what was given back and names every reason', () => {
    const at = Date.UTC(2026, 0, 15, 9, 0, 0);
    const given = [
      { seconds: 60, reason: 'coupure', at },
      { seconds: 90, reason: 'souris changée', at: at + 60_000 },
    ];
    expect(timeLines({ ...plain, given }, PARIS)).toEqual([
      'Temps rendu : 2 min 30 s (1 min à 10:00:00, coupure ; 1 min 30 s à 10:01:00, souris changée).',
    ]);
  });

  it.each([
    [0, '0 s'],
    [45, '45 s'],
    [2400, '40 min'],
    [3200, '53 min 20 s'],
  ])('spells %d s', (seconds, text) => expect(duration(seconds)).toBe(text));

  it('writes marks and hours the French way', () => {
    expect([0, 13, 13.5, 20].map(markText)).toEqual(['0', '13', '13,5', '20']);
    expect(hourOfDay(Date.UTC(2026, 6, 1, 6, 5), PARIS)).toBe('8 h 05');
  });

  it('tells the hour and the day of the centre’s own zone', () => {
    const at = Date.UTC(2026, 6, 1, 22, 30, 5);
    expect([longDate(at, PARIS), clockTime(at, PARIS)]).toEqual(['2 juillet 2026', '00:30:05']);
    expect([shortDate(at, 'Indian/Reunion'), clockTime(at, 'Indian/Reunion')]).toEqual(['02/07/2026', '02:30:05']);
    expect([shortDate(at, 'America/Guadeloupe'), clockTime(at, 'America/Guadeloupe')]).toEqual([
      '01/07/2026',
      '18:30:05',
    ]);
  });
});
