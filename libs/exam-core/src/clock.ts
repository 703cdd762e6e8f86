/**
 * One look at the machine's clocks.
 * `wall`: ms since the epoch, can jump. `monotonic`: ms of CLOCK_MONOTONIC, comparable between processes of one boot.
 * `boot`: identity of the boot that `monotonic` counts from.
 */
export interface ClockReading {
  wall: number;
  monotonic: number;
  boot: string;
}

/** The reading that ties monotonic time to the wall, chosen once per boot. */
export type ClockAnchor = ClockReading;

/** A jump of the wall clock beyond this is an incident (architecture.md, « Time »). */
export const CLOCK_JUMP_MS = 1000;

/**
 * Time that no change of the wall clock moves: the anchor's wall plus monotonic time elapsed since.
 * After a reboot monotonic time starts again, so the wall is all that is left.
 */
export function trustedNow(anchor: ClockAnchor, reading: ClockReading): number {
  if (anchor.boot !== reading.boot) return Math.round(reading.wall);
  return Math.round(anchor.wall + (reading.monotonic - anchor.monotonic));
}

/** How far the wall clock stands from trusted time, in ms; positive when the wall runs ahead. */
export function wallDrift(anchor: ClockAnchor, reading: ClockReading): number {
  return Math.round(reading.wall - trustedNow(anchor, reading));
}
