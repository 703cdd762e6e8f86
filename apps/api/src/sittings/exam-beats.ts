import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { Beat } from '../common/beat.js';
import { EventBus } from '../events/event-bus.js';
import { CloseSitting } from './close-sitting.js';
import { ExamSweeps } from './exam-sweeps.js';
import { RecoverAtStart } from './recover-at-start.js';

const CLOSE_MS = 250;
const TEND_MS = 1000;
const CLOCK_MS = 1000;
const WRITES_MS = 30_000;
const REMOVE_MS = 30_000;

/** Starts the exam engine in its order: first what a restart means, then the sweeps that repeat. */
@Injectable()
export class ExamBeats implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly beats: Beat[];
  private readonly stopListening: () => void;

  constructor(
    private readonly recovery: RecoverAtStart,
    private readonly closing: CloseSitting,
    events: EventBus,
    sweeps: ExamSweeps,
  ) {
    const tending = new Beat('TendSittings', TEND_MS, () => sweeps.tending.tend());
    this.beats = [
      new Beat('CloseOverdueSittings', CLOSE_MS, () => sweeps.overdue.sweep()),
      tending,
      new Beat('WatchClock', CLOCK_MS, () => sweeps.clock.look()),
      new Beat('WatchWrites', WRITES_MS, () => sweeps.writes.look()),
      new Beat('RemoveUsedSandboxes', REMOVE_MS, () => sweeps.removal.sweep()),
    ];
    this.stopListening = events.on('sandbox.changed', () => tending.nudge());
  }

  async onApplicationBootstrap(): Promise<void> {
    await this.recovery.recover();
    for (const beat of this.beats) beat.start();
  }

  async onApplicationShutdown(): Promise<void> {
    this.stopListening();
    await Promise.all(this.beats.map((beat) => beat.stop()));
    await this.closing.settled();
  }
}
