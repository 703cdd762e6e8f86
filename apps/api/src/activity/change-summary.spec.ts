import { LATE_AFTER_MS, outsideWindow } from './change-summary.js';

describe('outsideWindow', () => {
  it('counts from the start to a little after the deadline', () => {
    const window = { from: 1000, until: 50_000 };
    expect(outsideWindow(999, window)).toBe('before');
    expect(outsideWindow(1000, window)).toBeNull();
    expect(outsideWindow(50_000 + LATE_AFTER_MS, window)).toBeNull();
    expect(outsideWindow(50_001 + LATE_AFTER_MS, window)).toBe('after');
    expect(outsideWindow(0, { from: null, until: null })).toBeNull();
  });
});
