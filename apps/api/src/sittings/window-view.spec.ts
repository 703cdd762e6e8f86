import { endWindow, giveTime, newWindow, pauseWindow, resumeWindow, startWindow } from '@e5b/exam-core';
import { windowView } from './window-view.js';

const T = 1_800_000_000_000;

describe('the clock as a browser gets it', () => {
  it('stands still before the start', () => {
    expect(windowView(newWindow(2400, 800), T)).toEqual({
      durationSeconds: 2400,
      extraSeconds: 800,
      givenSeconds: 0,
      startedAt: null,
      closesAt: null,
      pausedSince: null,
      endedAt: null,
      remainingMs: 3_200_000,
      adjustments: [],
      pauses: [],
    });
  });

  it('tells pauses and time given with their reasons', () => {
    const paused = pauseWindow(startWindow(newWindow(2400, 0), T), T + 1000, 'panne');
    const given = giveTime(paused, 90, 'poste bloqué', T + 2000);
    const view = windowView(given, T + 60_000);
    expect(view).toMatchObject({ closesAt: null, pausedSince: T + 1000, givenSeconds: 90, remainingMs: 2_489_000 });
    expect(view.adjustments).toEqual([{ seconds: 90, reason: 'poste bloqué', at: T + 2000 }]);
    expect(view.pauses).toEqual([{ from: T + 1000, to: null, reason: 'panne' }]);
    const resumed = windowView(resumeWindow(given, T + 61_000), T + 61_000);
    expect(resumed).toMatchObject({ closesAt: T + 61_000 + 2_489_000, pausedSince: null });
  });

  it('is over once ended, also when the end came in a pause', () => {
    const ended = endWindow(pauseWindow(startWindow(newWindow(60, 0), T), T + 1000, 'x'), T + 5000);
    expect(windowView(ended, T + 6000)).toMatchObject({
      closesAt: null,
      pausedSince: null,
      endedAt: T + 5000,
      remainingMs: 0,
    });
  });
});
