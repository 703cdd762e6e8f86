import type { SnapshotNeed } from '@e5b/cms-activity';
import type { FeedState } from '@e5b/contracts';
import { Backoff } from './backoff.js';
import { type BinlogPosition, comparePositions, endOf } from './binlog-position.js';
import {
  type ChangeStream,
  PositionLost,
  type StreamedTransaction,
  type StreamListener,
  UnreadableTransaction,
} from './change-stream.js';
import type { FeedAct } from './feed-act.js';
import type { Interpretation } from './interpretation.js';
import type { JoinedFeed } from './joined-feed.js';
import type { ObservationJournal } from './observation-journal.js';

/** What an observer is made of. */
export interface ObserverParts {
  readonly sandbox: string;
  readonly stream: ChangeStream;
  readonly journal: ObservationJournal;
  readonly interpretation: Interpretation;
  readonly writer: Pick<JoinedFeed, 'take' | 'settled' | 'close'>;
  readonly needs: readonly SnapshotNeed[];
  /** Trusted ms. */
  readonly now: () => number;
  /** How far the wall stands from trusted time, in ms. */
  readonly drift: () => number;
  readonly onState: (state: FeedState, cause: string | null, changesLost: boolean) => void;
  /** `journalBytes`: the journal's whole length by now. */
  readonly onJournalled: (transactions: number, journalBytes: number) => void;
  readonly onError: (error: unknown) => void;
}

/** Beyond this, reading stops until the journal has caught up. */
const QUEUE_TRANSACTIONS = 2000;
const QUEUE_BYTES = 32 * 1024 * 1024;
const BATCH = 200;
const TICK_MS = 250;
/** An act is settled when nothing was added to it for so long (cms-activity). */
const SETTLE_MS = 2000;

const bytesOf = ({ position }: StreamedTransaction): number => position.end - position.start;
const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** Follows one sandbox: stream → journal → interpretation → database, in this order, and again from the journal's end after every fault. */
export class SandboxObserver {
  private current: FeedState = { status: 'catching-up', since: null };
  private queue: StreamedTransaction[] = [];
  private queuedBytes = 0;
  /** Everything before it was handed over by the stream. */
  private read: BinlogPosition;
  private backlogEnd: BinlogPosition | null = null;
  private pumping: Promise<void> | null = null;
  private readonly stopped = new AbortController();
  private reading = new AbortController();
  private running: Promise<void> | null = null;
  private ticking: NodeJS.Timeout | null = null;
  private waiting: (() => void)[] = [];
  private lossTold = false;
  private failedAt: BinlogPosition | null = null;

  /** @param parts.journal must hold a snapshot already, and `interpretation` and `writer` all of its lines */
  constructor(private readonly parts: ObserverParts) {
    this.read = parts.journal.position;
    this.enter('catching-up', null);
  }

  get sandbox(): string {
    return this.parts.sandbox;
  }

  get state(): FeedState {
    return this.current;
  }

  start(): void {
    this.running ??= this.run();
    this.ticking ??= setInterval(() => this.tick(), TICK_MS);
  }

  /** Ends at a whole line of the journal; what was not read yet is read after the next start. */
  async stop(): Promise<void> {
    if (this.ticking) clearInterval(this.ticking);
    this.stopped.abort();
    this.reading.abort();
    await this.running;
    await this.pumping;
    await this.parts.writer.close();
    await this.parts.journal.close();
  }

  /**
   * Waits until everything committed by now is journalled, settled and in the database.
   * @returns false when `signal` aborted before
   */
  async drain(signal: AbortSignal): Promise<boolean> {
    const backoff = new Backoff(100, 1000);
    const wake = (): void => this.wakeWaiting();
    signal.addEventListener('abort', wake, { once: true });
    let target: BinlogPosition | null = null;
    while (target === null && !signal.aborted) {
      target = await this.parts.stream.end().catch(() => null);
      if (target === null) await backoff.wait(signal);
    }
    while (target !== null && !signal.aborted && !this.hasReached(target)) await this.change();
    if (target === null || signal.aborted) return false;
    const { interpretation, writer } = this.parts;
    this.hand(this.guarded(() => interpretation.tick(interpretation.at + SETTLE_MS)));
    const aborted = new Promise<false>((resolve) => signal.addEventListener('abort', () => resolve(false)));
    return Promise.race([writer.settled().then(() => true), aborted]);
  }

  private hasReached(target: BinlogPosition): boolean {
    return this.queue.length === 0 && this.pumping === null && comparePositions(this.read, target) >= 0;
  }

  private change(): Promise<void> {
    return new Promise((resolve) => this.waiting.push(resolve));
  }

  private wakeWaiting(): void {
    const waiting = this.waiting;
    this.waiting = [];
    for (const resolve of waiting) resolve();
  }

  private async run(): Promise<void> {
    const backoff = new Backoff(100, 5000);
    while (!this.stopped.signal.aborted) {
      this.reading = new AbortController();
      try {
        await this.parts.stream.follow(this.parts.journal.position, this.listener(backoff), this.reading.signal);
        // Told to stop reading: by `stop`, or because the queue is full.
        await this.pumping;
      } catch (error) {
        await this.pumping;
        if (error instanceof PositionLost) await this.beginAgain(error);
        else if (error instanceof UnreadableTransaction && this.failedTwiceAt(this.read)) await this.stepOver(error);
        else this.enter('interrupted', messageOf(error));
        await backoff.wait(this.stopped.signal);
      }
    }
  }

  private listener(backoff: Backoff): StreamListener {
    // What was handed over but not journalled comes again.
    this.queue = [];
    this.queuedBytes = 0;
    this.read = this.parts.journal.position;
    return {
      onOpen: (end) => {
        backoff.reset();
        this.backlogEnd = end;
        this.enter('catching-up', null);
        this.settleState();
        this.wakeWaiting();
      },
      onTransaction: (transaction) => this.accept(transaction),
      onProgress: (position) => {
        this.read = position;
        this.settleState();
        this.wakeWaiting();
      },
    };
  }

  private accept(transaction: StreamedTransaction): void {
    this.queue.push(transaction);
    this.queuedBytes += bytesOf(transaction);
    if (this.queue.length > QUEUE_TRANSACTIONS || this.queuedBytes > QUEUE_BYTES) this.reading.abort();
    this.pumping ??= this.pump().finally(() => {
      this.pumping = null;
      this.settleState();
      this.wakeWaiting();
    });
  }

  private async pump(): Promise<void> {
    const backoff = new Backoff(100, 2000);
    while (this.queue.length > 0) {
      const batch = this.queue.slice(0, BATCH);
      try {
        const lines = await this.parts.journal.append(batch, (transaction, last) => this.timeOf(transaction, last));
        this.queue.splice(0, batch.length);
        for (const transaction of batch) this.queuedBytes -= bytesOf(transaction);
        this.parts.onJournalled(lines.length, this.parts.journal.bytes);
        this.hand(lines.flatMap((line) => this.guarded(() => this.parts.interpretation.push(line))));
        backoff.reset();
        if (this.current.status === 'interrupted') {
          this.backlogEnd ??= this.read;
          this.enter('catching-up', null);
        }
      } catch (error) {
        this.parts.onError(error);
        this.enter('interrupted', messageOf(error));
        if (this.stopped.signal.aborted) return;
        await backoff.wait(this.stopped.signal);
      }
    }
  }

  /** What was read late cannot have come later than now, nor before the last line: in between the sandbox's clock decides. */
  private timeOf(
    { receivedAt, loggedAt, position }: StreamedTransaction,
    last: number,
  ): { at: number; backlog: boolean } {
    const backlog = this.backlogEnd !== null && comparePositions(endOf(position), this.backlogEnd) <= 0;
    const said = loggedAt + 999 - this.parts.drift();
    const at = Math.round(
      Math.max(last, this.parts.interpretation.at, backlog ? Math.min(receivedAt, said) : receivedAt),
    );
    return { at, backlog };
  }

  private tick(): void {
    if (this.current.status === 'live' && this.queue.length === 0 && this.pumping === null) {
      this.hand(this.guarded(() => this.parts.interpretation.tick(this.parts.now())));
    }
  }

  /** A rule that fails costs its own acts only; the rows are in the journal. */
  private guarded(interpret: () => FeedAct[]): FeedAct[] {
    try {
      return interpret();
    } catch (error) {
      this.parts.onError(error);
      return [];
    }
  }

  private hand(acts: readonly FeedAct[]): void {
    const { journal, writer } = this.parts;
    writer.take(acts, { journalSeq: journal.seq, position: journal.position });
  }

  /** The log no longer holds what came next: said openly, then reading begins at a new snapshot. */
  private async beginAgain(error: PositionLost): Promise<void> {
    const { stream, needs, journal, interpretation, now } = this.parts;
    this.enter('interrupted', error.message, true);
    try {
      interpretation.begin(await journal.appendSnapshot(await stream.snapshot(needs), now()));
      this.hand([]);
    } catch (failure) {
      this.parts.onError(failure);
    }
  }

  private failedTwiceAt(position: BinlogPosition): boolean {
    const again = this.failedAt !== null && comparePositions(this.failedAt, position) === 0;
    this.failedAt = position;
    return again;
  }

  /** One commit that cannot be read must not hide all that follow: the journal names it and reading goes on after it. */
  private async stepOver({ message }: UnreadableTransaction): Promise<void> {
    const { stream, journal, now, onError } = this.parts;
    this.enter('interrupted', message, true);
    try {
      const position = await stream.skip(this.read, this.stopped.signal);
      const at = now();
      const transaction = { receivedAt: at, loggedAt: at, position, gtid: null, changes: [], statement: null };
      await journal.append([{ ...transaction, unreadable: message }], (_, last) => ({
        at: Math.max(last, this.parts.interpretation.at),
        backlog: true,
      }));
    } catch (failure) {
      onError(failure);
    }
  }

  private settleState(): void {
    if (this.current.status !== 'catching-up' || this.backlogEnd === null) return;
    if (this.hasReached(this.backlogEnd)) {
      this.backlogEnd = null;
      this.enter('live', null);
    }
  }

  private enter(status: FeedState['status'], cause: string | null, changesLost = false): void {
    if (this.current.status === status && this.current.since !== null && (!changesLost || this.lossTold)) return;
    this.lossTold = changesLost;
    this.current = { status, since: this.parts.now() };
    this.parts.onState(this.current, cause, changesLost);
  }
}
