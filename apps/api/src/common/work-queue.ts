import { Beat } from './beat.js';

interface WorkQueueOptions<Row extends { id: string }> {
  name: string;
  everyMs: number;
  /** What waits longest; null when nothing does. */
  next: () => Promise<Row | null>;
  /** `signal` fires when the work shall let go: it was given up, or the api stops. */
  work: (row: Row, signal: AbortSignal) => Promise<void>;
}

/** Works off rows of the database, one at a time: looked for on a beat, and at once when nudged. */
export class WorkQueue<Row extends { id: string }> {
  private readonly beat: Beat;
  private current: { id: string; giveUp: AbortController; done: Promise<void> } | null = null;
  private ending = false;

  constructor(private readonly options: WorkQueueOptions<Row>) {
    this.beat = new Beat(options.name, options.everyMs, () => this.workOff());
  }

  /** Whether the api stops: what is under way stays as it is, for the next start to go on with. */
  get stopping(): boolean {
    return this.ending;
  }

  start(): void {
    this.beat.start();
  }

  /** Something was asked for. */
  nudge(): void {
    this.beat.nudge();
  }

  /** Resolves once the work on this row, if it is the one under way, has let go of everything. */
  async giveUp(id: string): Promise<void> {
    if (this.current?.id !== id) return;
    this.current.giveUp.abort();
    await this.current.done;
  }

  /** Resolves once the work under way has let go of everything. */
  async stop(): Promise<void> {
    this.ending = true;
    this.current?.giveUp.abort();
    await this.beat.stop();
  }

  private async workOff(): Promise<void> {
    const { next, work } = this.options;
    for (let row = await next(); row && !this.ending; row = await next()) {
      const giveUp = new AbortController();
      const done = work(row, giveUp.signal);
      this.current = { id: row.id, giveUp, done };
      await done.finally(() => {
        this.current = null;
      });
    }
  }
}
