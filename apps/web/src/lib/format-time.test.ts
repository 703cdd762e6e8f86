import { formatBytes, formatCountdown, formatMark, formatSeconds } from './format-time.js';

it('rounds a countdown up, so that 00:00 is the very end', () => {
  expect(formatCountdown(2_400_000)).toBe('40:00');
  expect(formatCountdown(2_399_001)).toBe('40:00');
  expect(formatCountdown(1)).toBe('00:01');
  expect(formatCountdown(0)).toBe('00:00');
  expect(formatCountdown(-5)).toBe('00:00');
  expect(formatCountdown(3_723_000)).toBe('1:02:03');
});

it('says lengths, marks and sizes as in French', () => {
  expect(formatSeconds(45)).toBe('45 s');
  expect(formatSeconds(72)).toBe('1 min 12 s');
  expect(formatSeconds(3200)).toBe('53 min 20 s');
  expect(formatMark(12.5)).toBe('12,5');
  expect(formatBytes(3_456_789)).toBe('3,5 Mo');
});
