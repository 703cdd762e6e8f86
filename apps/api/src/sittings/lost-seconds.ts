import { type ExamWindow, usedMs } from '@e5b/exam-core';

/**
 * Working time that the candidate's clock counted between two moments (trusted ms), in whole seconds, rounded up in the
 * candidate's favour: time before the start, in a pause or after the end is not lost.
 */
export function lostSeconds(window: ExamWindow, from: number, to: number): number {
  const open = { ...window, endedAt: null };
  const usedBy = (at: number): number => usedMs(open, Math.min(at, window.endedAt ?? at));
  return Math.ceil((usedBy(to) - usedBy(Math.min(from, to))) / 1000);
}
