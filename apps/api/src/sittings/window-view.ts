import type { WindowView } from '@e5b/contracts';
import { closesAt, type ExamWindow, openPause, remainingMs } from '@e5b/exam-core';

const seconds = (ms: number): number => Math.round(ms / 1000);

/** The clock as browsers get it, at trusted `now`. */
export function windowView(window: ExamWindow, now: number): WindowView {
  return {
    durationSeconds: window.durationSeconds,
    extraSeconds: window.extraSeconds,
    givenSeconds: seconds(window.adjustments.reduce((sum, { ms }) => sum + ms, 0)),
    startedAt: window.startedAt,
    closesAt: closesAt(window),
    pausedSince: window.endedAt === null ? (openPause(window)?.from ?? null) : null,
    endedAt: window.endedAt,
    remainingMs: remainingMs(window, now),
    adjustments: window.adjustments.map(({ ms, reason, at }) => ({ seconds: seconds(ms), reason, at })),
    pauses: window.pauses.map(({ from, to, reason }) => ({ from, to, reason })),
  };
}
