import { readFileSync } from 'node:fs';
import { type ClockAnchor, type ClockReading, trustedNow } from '@e5b/exam-core';

/** Where the gateway looks at the machine's clocks; tests give their own. */
export interface Clock {
  read(): ClockReading;
}

/** This machine's clocks. `hrtime` is CLOCK_MONOTONIC: the api's anchor of the same boot holds here too. */
export function systemClock(): Clock {
  const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
  return { read: () => ({ wall: Date.now(), monotonic: Number(process.hrtime.bigint()) / 1e6, boot }) };
}

/** Trusted ms of `clock` by the anchor that a lease carries. */
export function trustedTime(clock: Clock, anchor: ClockAnchor): number {
  return trustedNow(anchor, clock.read());
}
