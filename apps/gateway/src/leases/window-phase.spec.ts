import { type Lease, LeaseState } from '@e5b/contracts';
import fc from 'fast-check';
import { trustedTime } from '../system-clock.js';
import { phaseAt } from './window-phase.js';

type Times = Pick<Lease, 'state' | 'opensAt' | 'closesAt'>;
const open = (opensAt: number | null, closesAt: number | null): Times => ({ state: 'open', opensAt, closesAt });
const instant = fc.integer({ min: 0, max: 4_000_000_000_000 });

test.each<[string, Times, number, string]>([
  ['before the opening', open(1000, 2000), 999, 'waiting'],
  ['at the opening', open(1000, 2000), 1000, 'open'],
  ['the last millisecond', open(1000, 2000), 1999, 'open'],
  ['at the closing', open(1000, 2000), 2000, 'ended'],
  ['long after', open(1000, 2000), 9_999_999, 'ended'],
  ['without an opening', open(null, 2000), 1500, 'waiting'],
  ['without a closing', open(1000, null), 1500, 'ended'],
  ['an empty window', open(1000, 1000), 1000, 'ended'],
  ['repairing inside the window', { state: 'repairing', opensAt: 1000, closesAt: 2000 }, 1500, 'repairing'],
  ['repairing after the closing', { state: 'repairing', opensAt: 1000, closesAt: 2000 }, 2000, 'ended'],
  ['repairing with no times', { state: 'repairing', opensAt: null, closesAt: null }, 5, 'repairing'],
  ['paused stays paused', { state: 'paused', opensAt: 1000, closesAt: null }, 5000, 'paused'],
])('%s', (_name, lease, now, phase) => {
  expect(phaseAt(lease, now)).toBe(phase);
});

test('open means exactly opensAt ≤ now < closesAt', () => {
  fc.assert(
    fc.property(instant, instant, instant, (opensAt, closesAt, now) => {
      expect(phaseAt(open(opensAt, closesAt), now) === 'open').toBe(opensAt <= now && now < closesAt);
    }),
  );
});

test('no state but « open » ever opens a window', () => {
  const state = fc.constantFrom(...LeaseState.options.filter((option) => option !== 'open'));
  fc.assert(
    fc.property(state, fc.option(instant), fc.option(instant), instant, (closed, opensAt, closesAt, now) => {
      expect(phaseAt({ state: closed, opensAt, closesAt }, now)).not.toBe('open');
    }),
  );
});

test('once ended, a window never opens again by itself', () => {
  fc.assert(
    fc.property(instant, instant, instant, fc.nat(), (opensAt, closesAt, now, later) => {
      const lease = open(opensAt, closesAt);
      if (phaseAt(lease, now) === 'ended') expect(phaseAt(lease, now + later)).toBe('ended');
    }),
  );
});

test('a jump of the wall clock moves no deadline within one boot', () => {
  const anchor = { wall: 1_000_000, monotonic: 500, boot: 'b1' };
  fc.assert(
    fc.property(fc.nat(10_000_000), fc.integer({ min: -1e12, max: 1e12 }), (elapsed, jump) => {
      const lease = open(anchor.wall, anchor.wall + 2_400_000);
      const at = (wall: number): string =>
        phaseAt(lease, trustedTime({ read: () => ({ wall, monotonic: 500 + elapsed, boot: 'b1' }) }, anchor));
      expect(at(anchor.wall + elapsed + jump)).toBe(at(anchor.wall + elapsed));
      expect(at(0)).toBe(elapsed < 2_400_000 ? 'open' : 'ended');
    }),
  );
});

test('after a reboot the wall clock decides', () => {
  const anchor = { wall: 1_000_000, monotonic: 999_999, boot: 'b1' };
  const at = (wall: number): string =>
    phaseAt(open(1_000_000, 1_060_000), trustedTime({ read: () => ({ wall, monotonic: 5, boot: 'b2' }) }, anchor));
  expect([at(1_059_999), at(1_060_000)]).toEqual(['open', 'ended']);
});
