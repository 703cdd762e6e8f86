import { endWindow, newWindow, pauseWindow, resumeWindow, startWindow } from '@e5b/exam-core';
import { lostSeconds } from './lost-seconds.js';

const T = 1_800_000_000_000;
const started = startWindow(newWindow(2400, 0), T);

describe('lost seconds', () => {
  it.each<[string, number, number, number]>([
    ['an outage inside the window', 10_000, 25_000, 15],
    ['a part of a second, in the candidate’s favour', 10_000, 10_001, 1],
    ['an outage that began before the start', -60_000, 5000, 5],
    ['an outage before the start', -60_000, -1000, 0],
    ['no time at all', 5000, 5000, 0],
  ])('%s', (_name, from, to, seconds) => {
    expect(lostSeconds(started, T + from, T + to)).toBe(seconds);
  });

  it('counts nothing of a pause', () => {
    const window = resumeWindow(pauseWindow(started, T + 20_000, 'x'), T + 80_000);
    expect(lostSeconds(window, T + 10_000, T + 90_000)).toBe(20);
    expect(lostSeconds(pauseWindow(started, T + 20_000, 'x'), T + 30_000, T + 90_000)).toBe(0);
  });

  it('counts nothing after the end', () => {
    expect(lostSeconds(endWindow(started, T + 60_000), T + 50_000, T + 99_000)).toBe(10);
  });

  it('counts nothing for a clock that never started', () => {
    expect(lostSeconds(newWindow(2400, 0), T, T + 60_000)).toBe(0);
  });
});
