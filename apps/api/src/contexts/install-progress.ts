import type { InstallProgress } from '@e5b/contracts';
import { Injectable } from '@nestjs/common';
import { EventBus } from '../events/event-bus.js';

const ANNOUNCE_EVERY_MS = 500;

type Told = Pick<InstallProgress, 'done' | 'total' | 'unit'> &
  Partial<Pick<InstallProgress, 'label' | 'bytesPerSecond'>>;

interface Running {
  told: Told;
  /** `performance.now()` when the step began. */
  since: number;
  /** Ms that the step took last time, or null. */
  expectedMs: number | null;
}

/** How far the installation under way is: in memory, since a restarted step begins anew. */
@Injectable()
export class InstallProgresses {
  private readonly running = new Map<string, Running>();
  private announced = 0;

  constructor(private readonly events: EventBus) {}

  begin(installId: string, expectedMs: number | null): void {
    const told = { done: 0, total: null, unit: 'bytes' as const };
    this.running.set(installId, { told, since: performance.now(), expectedMs });
    this.announce();
  }

  tell(installId: string, told: Told): void {
    const running = this.running.get(installId);
    if (!running) return;
    running.told = told;
    if (performance.now() - this.announced >= ANNOUNCE_EVERY_MS) this.announce();
  }

  end(installId: string): void {
    this.running.delete(installId);
    this.announce();
  }

  of(installId: string): InstallProgress | null {
    const running = this.running.get(installId);
    if (!running) return null;
    const { done, total, unit, label = null } = running.told;
    const seconds = (performance.now() - running.since) / 1000;
    const average = unit === 'bytes' && seconds > 0 ? done / seconds : null;
    const bytesPerSecond = running.told.bytesPerSecond ?? average;
    const remainingSeconds = remaining(running, bytesPerSecond, seconds);
    return { done, total, unit, label, bytesPerSecond, elapsedSeconds: seconds, remainingSeconds };
  }

  private announce(): void {
    this.announced = performance.now();
    this.events.emit('contexts.changed', {});
  }
}

function remaining({ told, expectedMs }: Running, bytesPerSecond: number | null, seconds: number): number | null {
  if (told.unit === 'bytes' && told.total !== null && bytesPerSecond) {
    return Math.max(0, (told.total - told.done) / bytesPerSecond);
  }
  return expectedMs === null ? null : Math.max(0, expectedMs / 1000 - seconds);
}
