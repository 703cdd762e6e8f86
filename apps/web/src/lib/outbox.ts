/** What has been entered but not yet acknowledged by the server. */
export interface OutboxState<E> {
  entries: readonly E[];
  status: 'idle' | 'sending' | 'waiting';
  /** Trusted ms of the last acknowledgement. */
  savedAt: number | null;
}

export interface OutboxOptions<E> {
  /** Key under which entries survive a reload. */
  storageKey: string;
  storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;
  /** Entries read back from storage; whatever does not fit is dropped. */
  parse: (stored: unknown) => E[];
  /** Sends one entry; the server applies one mutationId once, so sending again is harmless. */
  send: (entry: E) => Promise<void>;
  /** Whether `newer` makes the unsent `older` pointless. */
  supersedes: (newer: E, older: E) => boolean;
  /** Whether this failure is a refusal: trying again would be refused again. */
  refused: (error: unknown) => boolean;
  onRefused: (entry: E, error: unknown) => void;
  now: () => number | null;
}

export const OUTBOX_RETRY_MS = 2000;

/** Keeps entries in order until the server has them: through a cut network, a restart or a reload. */
export class Outbox<E extends { mutationId: string }> {
  private state: OutboxState<E>;
  private readonly listeners = new Set<() => void>();
  private inFlight: string | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly options: OutboxOptions<E>) {
    this.state = { entries: this.load(), status: 'idle', savedAt: null };
    if (this.state.entries.length > 0) this.flush();
  }

  readonly snapshot = (): OutboxState<E> => this.state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  add(entry: E): void {
    const kept = this.state.entries.filter(
      (older) => older.mutationId === this.inFlight || !this.options.supersedes(entry, older),
    );
    this.set({ entries: [...kept, entry] });
    this.flush();
  }

  /** Tries at once, for example because the network is back. */
  flush(): void {
    clearTimeout(this.timer);
    if (this.inFlight === null) void this.drain();
  }

  private async drain(): Promise<void> {
    for (let entry = this.state.entries[0]; entry !== undefined; entry = this.state.entries[0]) {
      this.inFlight = entry.mutationId;
      this.set({ status: 'sending' });
      const error = await this.attempt(entry);
      this.inFlight = null;
      if (error !== null && !this.options.refused(error)) {
        this.set({ status: 'waiting' });
        this.timer = setTimeout(() => this.flush(), OUTBOX_RETRY_MS);
        return;
      }
      this.remove(entry, error === null);
      if (error !== null) this.options.onRefused(entry, error);
    }
    this.set({ status: 'idle' });
  }

  private async attempt(entry: E): Promise<unknown> {
    try {
      await this.options.send(entry);
      return null;
    } catch (error) {
      return error ?? new Error('unknown');
    }
  }

  private remove(entry: E, saved: boolean): void {
    const entries = this.state.entries.filter(({ mutationId }) => mutationId !== entry.mutationId);
    this.set(saved ? { entries, savedAt: this.options.now() } : { entries });
  }

  private set(change: Partial<OutboxState<E>>): void {
    this.state = { ...this.state, ...change };
    if (change.entries) this.store(change.entries);
    for (const listener of this.listeners) listener();
  }

  private store(entries: readonly E[]): void {
    const { storage, storageKey } = this.options;
    if (entries.length === 0) storage.removeItem(storageKey);
    else storage.setItem(storageKey, JSON.stringify(entries));
  }

  private load(): E[] {
    try {
      return this.options.parse(JSON.parse(this.options.storage.getItem(this.options.storageKey) ?? '[]'));
    } catch {
      return [];
    }
  }
}
