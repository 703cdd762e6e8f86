/** Waits that double from `first` to `longest` ms. */
export class Backoff {
  private next: number;

  constructor(
    private readonly first: number,
    private readonly longest: number,
  ) {
    this.next = first;
  }

  reset(): void {
    this.next = this.first;
  }

  /** Resolves after the next wait, or at once when `signal` aborts. */
  async wait(signal: AbortSignal): Promise<void> {
    const ms = this.next;
    this.next = Math.min(this.longest, ms * 2);
    if (signal.aborted) return;
    await new Promise<void>((resolve) => {
      const done = (): void => {
        clearTimeout(timer);
        signal.removeEventListener('abort', done);
        resolve();
      };
      const timer = setTimeout(done, ms);
      signal.addEventListener('abort', done);
    });
  }
}
