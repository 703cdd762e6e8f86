import fc from 'fast-check';
import { type ClockReading, trustedNow, wallDrift } from './clock.js';

const anchor: ClockReading = { wall: 1_800_000_000_000, monotonic: 5_000, boot: 'one' };

describe('trusted time', () => {
  it('counts by the monotonic clock, whatever the wall says', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e9 }), fc.integer({ min: -1e12, max: 1e12 }), (elapsed, jump) => {
        const reading = { wall: anchor.wall + elapsed + jump, monotonic: anchor.monotonic + elapsed, boot: 'one' };
        expect(trustedNow(anchor, reading)).toBe(anchor.wall + elapsed);
        expect(wallDrift(anchor, reading)).toBe(jump);
      }),
    );
  });

  it('has only the wall after another boot, and then no drift to speak of', () => {
    const reading = { wall: anchor.wall + 60_000, monotonic: 12, boot: 'two' };
    expect(trustedNow(anchor, reading)).toBe(anchor.wall + 60_000);
    expect(wallDrift(anchor, reading)).toBe(0);
  });

  it('gives whole milliseconds', () => {
    expect(trustedNow(anchor, { ...anchor, monotonic: anchor.monotonic + 1.6 })).toBe(anchor.wall + 2);
  });
});
