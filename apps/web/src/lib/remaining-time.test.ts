import type { WindowView } from '@e5b/contracts';
import { crossedWarning, readWindow, urgencyOf } from './remaining-time.js';

const MINUTE = 60_000;
const base: WindowView = {
  durationSeconds: 2400,
  extraSeconds: 0,
  givenSeconds: 0,
  startedAt: 1_000_000,
  closesAt: 1_000_000 + 40 * MINUTE,
  pausedSince: null,
  endedAt: null,
  remainingMs: 40 * MINUTE,
  adjustments: [],
  pauses: [],
};

describe('readWindow', () => {
  it('counts down to the deadline', () => {
    expect(readWindow(base, 1_000_000 + 10 * MINUTE)).toEqual({ phase: 'running', remainingMs: 30 * MINUTE });
  });

  it('is over at the deadline itself, even if nobody said so', () => {
    expect(readWindow(base, 1_000_000 + 40 * MINUTE)).toEqual({ phase: 'over', remainingMs: 0 });
  });

  it('stands still in a pause', () => {
    const paused = { ...base, closesAt: null, pausedSince: 1_100_000, remainingMs: 12_345 };
    expect(readWindow(paused, 9_999_999)).toEqual({ phase: 'paused', remainingMs: 12_345 });
  });

  it('shows the whole time before the start and nothing after the end', () => {
    expect(readWindow({ ...base, startedAt: null, closesAt: null }, 5).phase).toBe('not-started');
    expect(readWindow({ ...base, closesAt: null, endedAt: 7 }, 5)).toEqual({ phase: 'over', remainingMs: 0 });
  });

  it('shows what the server said while its clock is unknown', () => {
    expect(readWindow(base, null)).toEqual({ phase: 'running', remainingMs: 40 * MINUTE });
  });
});

describe('warnings', () => {
  it.each([
    [10 * MINUTE + 1, 10 * MINUTE, 10],
    [5 * MINUTE + 200, 5 * MINUTE - 50, 5],
    [MINUTE + 1, MINUTE, 1],
    [9 * MINUTE, 8 * MINUTE, null],
    [10 * MINUTE, 10 * MINUTE - 1, null],
  ])('from %d to %d ms left: %s', (before, now, minutes) => {
    expect(crossedWarning(before, now)).toBe(minutes);
  });

  it('after a sleep only the nearest threshold counts', () => {
    expect(crossedWarning(12 * MINUTE, 50_000)).toBe(1);
  });

  it('says nothing on the first reading of a page', () => {
    expect(crossedWarning(null, 30_000)).toBeNull();
  });

  it('hurries below five minutes and below one, only while the time runs', () => {
    expect(urgencyOf({ phase: 'running', remainingMs: 5 * MINUTE + 1 })).toBe('calm');
    expect(urgencyOf({ phase: 'running', remainingMs: 5 * MINUTE })).toBe('soon');
    expect(urgencyOf({ phase: 'running', remainingMs: MINUTE })).toBe('last-minute');
    expect(urgencyOf({ phase: 'paused', remainingMs: MINUTE })).toBe('calm');
    expect(urgencyOf({ phase: 'not-started', remainingMs: MINUTE })).toBe('calm');
  });
});
