import { setTimeout as delay } from 'node:timers/promises';
import type { StartedSandbox } from '../sandbox.js';
import { SandboxError } from '../sandbox-error.js';
import type { SocketAnswer } from './socket-request.js';

export interface ReadinessOptions {
  timeoutMs: number;
  signal?: AbortSignal;
}

/** Milliseconds since the wait began. */
export interface ReadinessTimings {
  readonly frontMs: number;
  readonly signedInMs: number;
  readonly backOfficeMs: number;
}

const PROBE_PAUSE_MS = 15;

/** Asks the same question again until the answer is good or the time is over. */
export class ReadinessWait {
  /** Aborted at the deadline or by the caller: for the requests themselves. */
  readonly signal: AbortSignal;
  private readonly begun = performance.now();
  private readonly given: AbortSignal | undefined;

  constructor(
    private readonly sandbox: StartedSandbox,
    { timeoutMs, signal }: ReadinessOptions,
  ) {
    const deadline = AbortSignal.timeout(timeoutMs);
    this.given = signal;
    this.signal = signal ? AbortSignal.any([deadline, signal]) : deadline;
  }

  elapsedMs(): number {
    return performance.now() - this.begun;
  }

  /** @throws SandboxError `NOT_READY` with the last answer seen, `ABORTED` */
  async until<T extends Pick<SocketAnswer, 'status'>>(
    attempt: () => Promise<T>,
    good: (answer: T) => boolean,
  ): Promise<T> {
    let last = 'no answer';
    for (;;) {
      const answer = await attempt().catch((error: unknown) => {
        if (!this.signal.aborted) last = error instanceof Error ? error.message : String(error);
        return null;
      });
      if (answer && good(answer)) return answer;
      if (answer) last = `HTTP ${answer.status}`;
      if (this.signal.aborted) throw this.gaveUp(last);
      await delay(PROBE_PAUSE_MS, undefined, { signal: this.signal }).catch(() => undefined);
    }
  }

  private gaveUp(last: string): SandboxError {
    const { name } = this.sandbox;
    if (this.given?.aborted)
      return new SandboxError('ABORTED', `The wait for ${name} was given up`, { cause: this.given.reason });
    return new SandboxError('NOT_READY', `${name} did not become ready in time; last seen: ${last}`);
  }
}
