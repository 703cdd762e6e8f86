import { DomainError } from './domain-error.js';

/** Time added by the examiner, always with a reason; printed on the fiche. `ms` is never negative. */
export interface WindowAdjustment {
  ms: number;
  reason: string;
  /** Trusted ms at which it was decided. */
  at: number;
}

/** A pause; `to` is null while it lasts. Trusted ms. */
export interface WindowPause {
  from: number;
  to: number | null;
  reason: string;
}

/**
 * One candidate's window (the clock is per candidate, never per group). All times in trusted ms.
 * `extraSeconds`: temps majoré; a tiers-temps on 40 min is 800 s, which is not a whole number of minutes.
 */
export interface ExamWindow {
  durationSeconds: number;
  extraSeconds: number;
  startedAt: number | null;
  adjustments: readonly WindowAdjustment[];
  pauses: readonly WindowPause[];
  /** Set when the window ended, by time or by the examiner. */
  endedAt: number | null;
}

/** Longest single gift of time, in seconds: beyond it, a typing mistake is likelier than a real incident. */
export const MAX_GIVEN_SECONDS = 60 * 60;

export function newWindow(durationSeconds: number, extraSeconds: number): ExamWindow {
  return { durationSeconds, extraSeconds, startedAt: null, adjustments: [], pauses: [], endedAt: null };
}

/** Total working time granted, in ms: duration, temps majoré and time given back. */
export function grantedMs(window: ExamWindow): number {
  const given = window.adjustments.reduce((sum, adjustment) => sum + adjustment.ms, 0);
  return (window.durationSeconds + window.extraSeconds) * 1000 + given;
}

export function openPause(window: ExamWindow): WindowPause | null {
  return window.pauses.find((pause) => pause.to === null) ?? null;
}

/** Working time used at `now`, in ms, without the pauses. */
export function usedMs(window: ExamWindow, now: number): number {
  if (window.startedAt === null) return 0;
  const until = window.endedAt ?? now;
  const paused = window.pauses.reduce((sum, pause) => {
    const from = Math.min(pause.from, until);
    return sum + Math.max(0, Math.min(pause.to ?? until, until) - from);
  }, 0);
  return Math.max(0, until - window.startedAt - paused);
}

/** Time left at `now`, in ms; never negative; 0 once ended. */
export function remainingMs(window: ExamWindow, now: number): number {
  if (window.endedAt !== null) return 0;
  return Math.max(0, grantedMs(window) - usedMs(window, now));
}

/** When the window closes (trusted ms), or null while it is not started, paused or already ended. */
export function closesAt(window: ExamWindow): number | null {
  if (window.startedAt === null || window.endedAt !== null || openPause(window)) return null;
  const paused = window.pauses.reduce((sum, pause) => sum + ((pause.to ?? pause.from) - pause.from), 0);
  return window.startedAt + grantedMs(window) + paused;
}

/** Whether a write received at `now` counts. The closing instant itself is outside. */
export function accepts(window: ExamWindow, now: number): boolean {
  const end = closesAt(window);
  return end !== null && window.startedAt !== null && now >= window.startedAt && now < end;
}

export function startWindow(window: ExamWindow, now: number): ExamWindow {
  if (window.startedAt !== null) throw new DomainError('SITTING_STATE', { expected: 'not started' });
  return { ...window, startedAt: now };
}

export function pauseWindow(window: ExamWindow, now: number, reason: string): ExamWindow {
  if (!accepts(window, now)) throw new DomainError('WINDOW_NOT_OPEN');
  return { ...window, pauses: [...window.pauses, { from: now, to: null, reason: required(reason) }] };
}

export function resumeWindow(window: ExamWindow, now: number): ExamWindow {
  const open = openPause(window);
  if (!open || window.endedAt !== null) throw new DomainError('SITTING_STATE', { expected: 'paused' });
  const pauses = window.pauses.map((pause) => (pause === open ? { ...pause, to: Math.max(pause.from, now) } : pause));
  return { ...window, pauses };
}

/** Gives time back; refused once the window has ended, without a reason, or outside 1 s to MAX_GIVEN_SECONDS. */
export function giveTime(window: ExamWindow, seconds: number, reason: string, now: number): ExamWindow {
  const open = accepts(window, now) || (openPause(window) !== null && window.endedAt === null);
  if (!open) throw new DomainError('WINDOW_NOT_OPEN');
  if (!Number.isInteger(seconds) || seconds < 1 || seconds > MAX_GIVEN_SECONDS) {
    throw new DomainError('GIVEN_TIME_OUT_OF_RANGE', { seconds, max: MAX_GIVEN_SECONDS });
  }
  const adjustment = { ms: seconds * 1000, reason: required(reason), at: now };
  return { ...window, adjustments: [...window.adjustments, adjustment] };
}

/**
 * Ends the window: at its deadline when that has passed (a late sweep never adds a second), else at `now` (early end).
 * A pause that was open ends with it.
 */
export function endWindow(window: ExamWindow, now: number): ExamWindow {
  if (window.startedAt === null || window.endedAt !== null)
    throw new DomainError('SITTING_STATE', { expected: 'started' });
  const end = closesAt(window);
  const endedAt = end !== null && end < now ? end : now;
  const pauses = window.pauses.map((pause) => (pause.to === null ? { ...pause, to: endedAt } : pause));
  return { ...window, pauses, endedAt };
}

function required(reason: string): string {
  const trimmed = reason.trim();
  if (trimmed === '') throw new DomainError('REASON_REQUIRED');
  return trimmed;
}
