import { closingLine, countStep, sumCounts } from './test-counts.mjs';

describe('the total of a test run', () => {
  it('adds the lines of several reporters', () => {
    const text = '{"passed":3,"failed":0,"skipped":1}\n\n{"passed":2,"failed":1,"skipped":0}\n';
    expect(sumCounts(text)).toEqual({ passed: 5, failed: 1, skipped: 1 });
    expect(sumCounts('')).toEqual({ passed: 0, failed: 0, skipped: 0 });
  });

  it('counts a plain check as one test', () => {
    expect(countStep({ code: 0 })).toEqual({ passed: 1, failed: 0, skipped: 0 });
    expect(countStep({ code: 1 })).toEqual({ passed: 0, failed: 1, skipped: 0 });
  });

  it.each([
    ['ran nothing', 0, { passed: 0, failed: 0, skipped: 2 }, 1],
    ['broke off after its passed tests', 1, { passed: 7, failed: 0, skipped: 0 }, 1],
    ['failed tests of its own', 1, { passed: 7, failed: 2, skipped: 0 }, 2],
    ['passed', 0, { passed: 7, failed: 0, skipped: 0 }, 0],
  ])('knows the failures of a runner that %s', (_what, code, reported, failed) => {
    expect(countStep({ code, reported }).failed).toBe(failed);
  });

  it('closes with one line, and names skipped tests only when there are some', () => {
    expect(closingLine({ passed: 12, failed: 0, skipped: 0 })).toBe('12 passed, 0 failed');
    expect(closingLine({ passed: 12, failed: 1, skipped: 3 })).toBe('12 passed, 1 failed, 3 skipped');
  });
});
