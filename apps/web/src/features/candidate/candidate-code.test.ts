import { bareCode, codeProblem, formatTypedCode } from './candidate-code.js';

it.each([
  ['abcd2345', 'ABCD-2345'],
  ['ABCD 2345', 'ABCD-2345'],
  ['abcd-2345', 'ABCD-2345'],
  ['ab', 'AB'],
  ['abcd-', 'ABCD'],
  ['ABCD-2345-EXTRA', 'ABCD-2345'],
])('shows %s as %s', (typed, shown) => expect(formatTypedCode(typed)).toBe(shown));

it('sends eight characters without the dash', () => expect(bareCode('abcd-2345')).toBe('ABCD2345'));

it('names the characters that no slip carries', () => {
  expect(codeProblem('ABCD-2340')).toMatch(/« 0 »/);
  expect(codeProblem('OBCI-2345')).toMatch(/« O », « I »/);
});

it('counts what is missing', () => expect(codeProblem('ABC')).toMatch(/il en manque 5/));

it('accepts a full code', () => expect(codeProblem('abcd-2345')).toBeNull());
