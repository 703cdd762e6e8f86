import type { LeaseState } from '@e5b/contracts';
import type { RequestKind } from '../http/request-kind.js';
import { judge } from './judge.js';

const look: RequestKind = { safe: true, backOffice: false };
const write: RequestKind = { safe: false, backOffice: false };
const back: RequestKind = { safe: true, backOffice: true };
const backWrite: RequestKind = { safe: false, backOffice: true };

const kinds = [look, write, back, backWrite];

test.each<[LeaseState, (string | null)[]]>([
  ['waiting', ['waiting', 'waiting', 'waiting', 'waiting']],
  ['open', [null, null, null, null]],
  ['paused', ['paused', 'paused', 'paused', 'paused']],
  ['ended', ['ended', 'ended', 'ended', 'ended']],
  ['read-only', [null, 'read-only', 'read-only', 'read-only']],
  ['repairing', ['repairing', 'repairing', 'repairing', 'repairing']],
])('a candidate while %s: look, write, back office, write there', (phase, expected) => {
  expect(kinds.map((kind) => judge(phase, 'write', kind))).toEqual(expected);
});

test.each<[LeaseState, (string | null)[]]>([
  ['waiting', ['waiting', 'waiting', 'waiting', 'waiting']],
  ['open', [null, 'reader', 'reader', 'reader']],
  ['paused', [null, 'reader', 'reader', 'reader']],
  ['ended', [null, 'reader', 'reader', 'reader']],
  ['read-only', [null, 'reader', 'reader', 'reader']],
  ['repairing', ['repairing', 'repairing', 'repairing', 'repairing']],
])('a reader while %s: look, write, back office, write there', (phase, expected) => {
  expect(kinds.map((kind) => judge(phase, 'read', kind))).toEqual(expected);
});
