import type { WindowView } from '@e5b/contracts';

/** How a clock reads at `now` (trusted ms; null while the server was not heard). */
export interface ClockReading {
  phase: 'not-started' | 'running' | 'paused' | 'over';
  remainingMs: number;
}

/** The window's state as its deadline says it, so that the end arrives even when no announcement does. */
export function readWindow(window: WindowView, now: number | null): ClockReading {
  if (window.endedAt !== null) return { phase: 'over', remainingMs: 0 };
  if (window.startedAt === null) return { phase: 'not-started', remainingMs: window.remainingMs };
  if (window.closesAt === null) return { phase: 'paused', remainingMs: window.remainingMs };
  if (now === null) return { phase: 'running', remainingMs: window.remainingMs };
  const remainingMs = Math.max(0, window.closesAt - now);
  return { phase: remainingMs === 0 ? 'over' : 'running', remainingMs };
}

export type Urgency = 'calm' | 'soon' | 'last-minute';

const SOON_MS = 5 * 60_000;
const LAST_MINUTE_MS = 60_000;

export function urgencyOf(reading: ClockReading): Urgency {
  if (reading.phase !== 'running' || reading.remainingMs > SOON_MS) return 'calm';
  return reading.remainingMs > LAST_MINUTE_MS ? 'soon' : 'last-minute';
}

/** Thresholds announced aloud, in minutes, largest first. */
export const WARNING_MINUTES = [10, 5, 1] as const;

/** The threshold crossed between two readings, or null. When several were (sleep), only the nearest counts. */
export function crossedWarning(beforeMs: number | null, nowMs: number): number | null {
  if (beforeMs === null) return null;
  const crossed = WARNING_MINUTES.filter((minutes) => beforeMs > minutes * 60_000 && nowMs <= minutes * 60_000);
  return crossed.at(-1) ?? null;
}
