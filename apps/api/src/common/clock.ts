import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { type ClockAnchor, type ClockReading, trustedNow, wallDrift } from '@e5b/exam-core';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { Settings } from '../config/settings.js';

const Anchor = z.object({ wall: z.number(), monotonic: z.number(), boot: z.string() });

function bootId(): string {
  try {
    return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
  } catch {
    // Not Linux: monotonic time is then only comparable within this process.
    return `process-${process.pid}`;
  }
}

/**
 * Trusted time for the whole api. The anchor lies on disk so that a restart within one boot
 * goes on counting from the same reading, whatever happened to the wall clock meanwhile.
 */
@Injectable()
export class Clock {
  private current: ClockAnchor;
  private readonly boot = bootId();

  constructor(private readonly settings: Settings) {
    const stored = this.stored();
    this.current = stored?.boot === this.boot ? stored : this.anchorHere();
  }

  get anchor(): ClockAnchor {
    return this.current;
  }

  reading(): ClockReading {
    return { wall: Date.now(), monotonic: Number(process.hrtime.bigint() / 1000n) / 1000, boot: this.boot };
  }

  /** Trusted ms: no change of the wall clock moves it. */
  now(): number {
    return trustedNow(this.current, this.reading());
  }

  /** How far the wall clock stands from trusted time, in ms. */
  drift(): number {
    return wallDrift(this.current, this.reading());
  }

  /** Follows a corrected wall clock. Only while no window is open: otherwise seconds of an exam would move. */
  reanchor(): void {
    this.current = this.anchorHere();
  }

  private anchorHere(): ClockAnchor {
    const anchor = this.reading();
    const { clockAnchor } = this.settings.paths;
    writeFileSync(`${clockAnchor}.tmp`, JSON.stringify(anchor));
    renameSync(`${clockAnchor}.tmp`, clockAnchor);
    return anchor;
  }

  private stored(): ClockAnchor | null {
    try {
      return Anchor.parse(JSON.parse(readFileSync(this.settings.paths.clockAnchor, 'utf8')));
    } catch {
      return null;
    }
  }
}
