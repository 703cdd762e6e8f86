import {
  endWindow,
  giveTime,
  newWindow,
  pauseWindow,
  resumeWindow,
  SITTING_STATES,
  type SittingState,
  startWindow,
} from '@e5b/exam-core';
import { leaseOrderFor, sameOrder } from './lease-order-for.js';

const T = 1_800_000_000_000;
const started = startWindow(newWindow(2400, 800), T);

describe('the lease that follows from a sitting', () => {
  it('is open exactly for the window, time given and pauses included', () => {
    const moved = giveTime(resumeWindow(pauseWindow(started, T + 1000, 'x'), T + 61_000), 120, 'x', T + 62_000);
    const closesAt = T + 3_200_000 + 60_000 + 120_000;
    expect(leaseOrderFor({ state: 'running', window: moved })).toEqual({ state: 'open', opensAt: T, closesAt });
  });

  it('has no end in a pause', () => {
    const window = pauseWindow(started, T + 1000, 'x');
    expect(leaseOrderFor({ state: 'paused', window })).toEqual({ state: 'paused', opensAt: T, closesAt: null });
  });

  it('never lets anybody write in any other state', () => {
    const writable = SITTING_STATES.filter((state) => leaseOrderFor({ state, window: started }).state === 'open');
    expect(writable).toEqual(['running']);
  });

  it.each<[SittingState, string]>([
    ['scheduled', 'waiting'],
    ['preparing', 'waiting'],
    ['waiting', 'waiting'],
    ['absent', 'waiting'],
    ['absent-force-majeure', 'waiting'],
    ['closing', 'ended'],
    ['closed', 'read-only'],
    ['signed', 'read-only'],
  ])('of a %s sitting says %s', (state, expected) => {
    expect(leaseOrderFor({ state, window: endWindow(started, T + 5000) }).state).toBe(expected);
  });

  it('is compared by what the gateway acts upon', () => {
    const order = leaseOrderFor({ state: 'running', window: started });
    expect(sameOrder(null, order)).toBe(false);
    expect(sameOrder({ ...order }, order)).toBe(true);
    expect(sameOrder({ ...order, closesAt: T }, order)).toBe(false);
    expect(sameOrder({ ...order, opensAt: null }, order)).toBe(false);
    expect(sameOrder({ ...order, state: 'paused' }, order)).toBe(false);
  });
});
