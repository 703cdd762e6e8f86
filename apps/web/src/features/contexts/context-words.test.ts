import { canTry, contextWords } from './context-words.js';

const DAY = 86_400_000;
const NOW = Date.UTC(2026, 10, 26);
const VALIDITY = { notBefore: NOW - DAY, notAfter: NOW + DAY };
const good = { state: 'ready' as const, warning: null, validity: VALIDITY, repairable: true, builtIn: false };

describe('the state of an installed context', () => {
  it('has nothing to say about one that is ready', () => {
    expect(contextWords(good, NOW)).toMatchObject({ label: 'Prêt', says: null });
  });

  it('tells the worst first: withdrawn, then without its image, then out of its dates', () => {
    const all = { ...good, state: 'image-missing' as const, warning: 'withdrawn' as const };
    expect(contextWords(all, NOW).label).toBe('Retiré');
    expect(contextWords({ ...all, warning: 'out-of-date' }, NOW).label).toBe('Image absente');
    expect(contextWords({ ...good, warning: 'out-of-date' }, NOW).label).toBe('Hors dates');
    expect(contextWords({ ...good, state: 'unknown' }, NOW).label).toBe('Non vérifié');
  });

  it('says how to get the image back', () => {
    const gone = { ...good, state: 'image-missing' as const };
    expect(contextWords(gone, NOW).says).toContain('« Refaire l’image »');
    expect(contextWords({ ...gone, repairable: false }, NOW).says).toContain('Installez-le de nouveau');
    expect(contextWords({ ...gone, builtIn: true, repairable: false }, NOW).says).toContain('Relancez la plateforme');
  });

  it('tells too early from too late', () => {
    const early = {
      ...good,
      warning: 'out-of-date' as const,
      validity: { notBefore: NOW + DAY, notAfter: NOW + 9 * DAY },
    };
    expect(contextWords(early, NOW).says).toContain('Valable à partir du 27/11/2026');
    const late = { ...early, validity: { notBefore: NOW - 9 * DAY, notAfter: NOW - DAY } };
    expect(contextWords(late, NOW).says).toContain('Il n’est plus valable');
  });

  it('lets one rehearse out of the dates, never on what was withdrawn', () => {
    expect(canTry({ ...good, warning: 'out-of-date' })).toBe(true);
    expect(canTry({ ...good, warning: 'withdrawn' })).toBe(false);
    expect(canTry({ ...good, state: 'unknown' })).toBe(false);
  });
});
