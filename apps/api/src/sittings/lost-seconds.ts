import { type ExamWindow, usedMs } from '@e5b/exam-core';

/**
 * Working time that the candidate's clock counted between two moments (trusted ms), in whole seconds, rounded up in the
 * candidate's favour: time before the start, in a pause or after the end is not lost.
 */
export function lostSeconds(window: ExamWindow, from: number, to: number): number {
  return Math.ceil((usedMs(window, to) - usedMs(window, Math.min(from, to))) / 1000);
}
