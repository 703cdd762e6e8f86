import type { FeedEvent } from '@e5b/contracts';
import { mergeEvents } from './use-activity.js';

const event = (id: string, seq: number, at: number): FeedEvent => ({
  id,
  seq,
  firstSeq: seq,
  at,
  lastAt: at,
  verb: 'update',
  object: 'page',
  name: `v${seq}`,
  functionality: [],
  question: null,
  changes: [],
  facts: {},
  screen: null,
  who: null,
  backOfficePath: null,
  publicPath: null,
  withdrawn: false,
});

it('puts the newest act first and shows a refined one once, in its own place', () => {
  const first = mergeEvents([], [event('a', 1, 100), event('b', 2, 200)]);
  const refined = mergeEvents(first, [event('a', 3, 100)]);
  expect(refined.map(({ id, name }) => `${id} ${name}`)).toEqual(['b v2', 'a v3']);
});

it('ignores what it already has, and what is older', () => {
  const known = mergeEvents([], [event('a', 3, 100)]);
  expect(mergeEvents(known, [event('a', 3, 100), event('a', 1, 100)])).toEqual(known);
});
