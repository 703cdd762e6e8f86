import type { RefusalReason } from '../refusals/refusal.js';

/** Time that a request accepted inside the window has left to be answered after it closed, in ms. */
export const ANSWER_GRACE_MS = 5_000;
export const SWEEP_MS = 200;

export type Stage = 'receiving' | 'forwarded' | 'websocket';

/** A request or WebSocket under way, looked at again while it lasts. */
export interface Running {
  readonly sandbox: string;
  readonly writes: boolean;
  readonly stage: Stage;
  /** What would be answered if it came now, or null. */
  verdict(): RefusalReason | null;
  /** Ends it; harmless when it is over. */
  stop(reason: RefusalReason): void;
}

/** What is under way, so that nothing outlives its window: uploads and WebSockets end at once, answers after a grace. */
export class InFlight {
  private readonly running = new Map<Running, number | null>();

  constructor(private readonly monotonicNow: () => number = () => performance.now()) {}

  get size(): number {
    return this.running.size;
  }

  add(item: Running): () => void {
    this.running.set(item, null);
    return () => this.running.delete(item);
  }

  /** Requests of a sandbox that may still write into it. */
  writesOf(sandbox: string): number {
    let count = 0;
    for (const item of this.running.keys())
      if (item.sandbox === sandbox && item.writes && item.stage !== 'receiving') count++;
    return count;
  }

  sweep(): void {
    const now = this.monotonicNow();
    for (const [item, overSince] of this.running) {
      const reason = item.verdict();
      if (reason === null) this.running.set(item, null);
      else if (item.stage !== 'forwarded' || (overSince !== null && now - overSince >= ANSWER_GRACE_MS))
        item.stop(reason);
      else if (overSince === null) this.running.set(item, now);
    }
  }

  /** Before a stop: a WebSocket would hold the server open for ever. */
  stopWebSockets(): void {
    for (const item of this.running.keys()) if (item.stage === 'websocket') item.stop('repairing');
  }

  /** Looks every SWEEP_MS until the returned function is called. */
  watch(): () => void {
    const timer = setInterval(() => this.sweep(), SWEEP_MS);
    timer.unref();
    return () => clearInterval(timer);
  }
}
