import { Logger } from '@nestjs/common';

/**
 * Runs a piece of work again and again: never two at once, a pause of `everyMs` between two runs, at once when nudged.
 * An error is logged and the next run tries again.
 */
export class Beat {
  private readonly logger: Logger;
  private timer: NodeJS.Timeout | null = null;
  private running: Promise<void> | null = null;
  /** Asked for while one was under way. */
  private wanted = 0;
  private stopped = true;

  constructor(
    name: string,
    private readonly everyMs: number,
    private readonly work: () => Promise<void>,
  ) {
    this.logger = new Logger(name);
  }

  start(): void {
    this.stopped = false;
    this.nudge();
  }

  /** Runs now, or once more right after the run under way. */
  nudge(): void {
    if (this.stopped) return;
    if (this.running) {
      this.wanted += 1;
      return;
    }
    if (this.timer) clearTimeout(this.timer);
    this.running = this.run();
  }

  /** Resolves once the run under way has ended. */
  async stop(): Promise<void> {
    this.stopped = true;
    if (this.timer) clearTimeout(this.timer);
    await this.running;
  }

  private async run(): Promise<void> {
    const asked = this.wanted;
    await this.work().catch((error: unknown) =>
      this.logger.error({ err: error }, 'A beat failed; the next one tries again'),
    );
    this.running = null;
    if (this.wanted > asked) this.nudge();
    else this.timer = this.stopped ? null : setTimeout(() => this.nudge(), this.everyMs);
  }
}
