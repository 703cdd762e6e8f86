import { readMark, writeMark } from './mark-input.js';

it.each([
  ['12', 12],
  ['12,5', 12.5],
  [' 12.5 ', 12.5],
  ['0', 0],
  ['20', 20],
  ['12,0', 12],
])('reads %s', (typed, mark) => expect(readMark(typed)).toEqual({ mark, problem: null }));

it.each(['20,5', '21', '12,7', '12,55', '-1', 'douze', '1e1'])('refuses %s in words', (typed) => {
  const { mark, problem } = readMark(typed);
  expect(mark).toBeNull();
  expect(problem).toMatch(/note/i);
});

it('leaves an empty field without mark nor reproach', () => {
  expect(readMark('  ')).toEqual({ mark: null, problem: null });
  expect(writeMark(null)).toBe('');
  expect(writeMark(12.5)).toBe('12,5');
});
