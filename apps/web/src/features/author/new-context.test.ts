import { codeFrom, sessionAt } from './new-context.js';

describe('codeFrom', () => {
  it.each([
    ['Œuvres & cie', 'oeuvres-cie'],
    ['Les Jardins d’Émeraude', 'les-jardins-d-emeraude'],
    ['  Cœur & Bois ! ', 'coeur-bois'],
    ['', ''],
    [`${'a'.repeat(59)} b`, 'a'.repeat(59)],
  ])('makes a code of « %s »', (title, code) => expect(codeFrom(title)).toBe(code));
});

describe('sessionAt', () => {
  it('names the coming exam', () => {
    expect(sessionAt(new Date(2026, 7, 31))).toBe('2026');
    expect(sessionAt(new Date(2026, 8, 1))).toBe('2027');
  });
});
