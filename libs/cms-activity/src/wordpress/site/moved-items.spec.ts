import fc from 'fast-check';
import { movedItems } from './moved-items.js';

describe('moved items', () => {
  it.each([
    ['abc', 'abc', ''],
    ['abc', 'acb', 'c'],
    ['abcd', 'dabc', 'd'],
    ['abcd', 'bcda', 'a'],
    ['ab', 'abc', ''],
  ])('%s → %s: %s', (before, after, moved) => {
    expect(movedItems(Array.from(before), Array.from(after)).join('')).toBe(moved);
  });

  it('leaves the others in their order', () => {
    const list = fc.uniqueArray(fc.nat(30).map(String), { maxLength: 12 });
    fc.assert(
      fc.property(
        list.chain((before) => fc.tuple(fc.constant(before), fc.shuffledSubarray(before))),
        ([before, after]) => {
          const moved = new Set(movedItems(before, after));
          const rest = (items: string[]): string[] => items.filter((id) => after.includes(id) && !moved.has(id));
          expect(rest(after)).toEqual(rest(before));
        },
      ),
    );
  });
});
