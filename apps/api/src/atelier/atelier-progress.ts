import type { AtelierProgress, AtelierStep } from '@e5b/contracts';
import { Injectable } from '@nestjs/common';
import { EventBus } from '../events/event-bus.js';

const ANNOUNCE_EVERY_MS = 500;

/** How far the work on each atelier is: in memory, since a restarted work begins anew. */
@Injectable()
export class AtelierProgresses {
  private readonly running = new Map<string, AtelierProgress>();
  private announced = 0;

  constructor(private readonly events: EventBus) {}

  tell(atelierId: string, step: AtelierStep, done = 0, total: number | null = null): void {
    const before = this.running.get(atelierId);
    this.running.set(atelierId, { step, done, total });
    if (before?.step !== step || performance.now() - this.announced >= ANNOUNCE_EVERY_MS) this.announce();
  }

  end(atelierId: string): void {
    this.running.delete(atelierId);
    this.announce();
  }

  of(atelierId: string): AtelierProgress | null {
    return this.running.get(atelierId) ?? null;
  }

  private announce(): void {
    this.announced = performance.now();
    this.events.emit('ateliers.changed', {});
  }
}
