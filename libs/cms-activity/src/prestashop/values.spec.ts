import { choice, sameValue, shownValue } from './values.js';

describe('stored values', () => {
  it.each([
    [null, ''],
    [null, 0],
    ['', '0000-00-00'],
    ['5', '5.000000'],
    [0, '0.000000'],
    ['<p>Mug</p>\n<p>Bol </p>', '<p>Mug</p><p>Bol</p>'],
    ['<p>L’été&nbsp;!</p>', "<p>L'&eacute;t&eacute; !</p>"],
  ])('%p and %p mean the same', (a, b) => {
    expect(sameValue(a, b)).toBe(true);
  });

  it.each([
    ['5', '6'],
    [null, 1],
    ['', 'x'],
    ['<p>ete</p>', '<p>été</p>'],
    ['<h2>Mug</h2>', '<p>Mug</p>'],
    ['Mug', 'mug'],
  ])('%p and %p do not', (a, b) => {
    expect(sameValue(a, b)).toBe(false);
  });

  it('reads an ENUM by its word or by its number', () => {
    expect([choice(2, ['amount', 'percentage']), choice('percentage', ['amount', 'percentage'])]).toEqual([
      'percentage',
      'percentage',
    ]);
    expect(choice(9, ['amount'])).toBe('');
  });

  it('shows texts without markup and numbers as numbers', () => {
    expect(shownValue('<p>Un <b>mug</b></p>')).toBe('Un mug');
    expect([shownValue('12.500000'), shownValue(null), shownValue('0000-00-00')]).toEqual([12.5, null, null]);
  });
});
