import type { DataSource, EntityManager, QueryDeepPartialEntity } from 'typeorm';
import { ActivityEventEntity } from './activity-event.entity.js';
import { ActivityStreamEntity } from './activity-stream.entity.js';
import { Backoff } from './backoff.js';
import type { BinlogPosition } from './binlog-position.js';
import type { FeedAct } from './feed-act.js';

/** How far the journal was read when the acts were handed over. */
export interface Checkpoint {
  readonly journalSeq: number;
  readonly position: BinlogPosition;
}

export interface FeedWriterHooks {
  /** After a commit. `seq`: the newest cursor; `since`: when the first of these acts was handed over, by `performance.now()`. */
  onWritten(written: { seq: number; events: number; since: number }): void;
  onError(error: unknown): void;
  onClosed(): void;
}

/** Data errors (SQLSTATE class 22), violated constraints (23) and rows larger than a packet; not deadlocks nor lost connections. */
function isRefused(error: unknown): boolean {
  const { sqlState, errno } = error as { sqlState?: string; errno?: number };
  return errno === 1153 || /^2[23]/.test(sqlState ?? '');
}

const EVENTS_PER_STATEMENT = 100;
const UPDATED = ['seq', 'at', 'lastAt', 'withdrawn', 'content', 'digest'];

/**
 * Writes acts and checkpoint of one sitting in one transaction, one after the other, again and again until the database
 * takes them. An act equal to its row takes no new cursor, so that a replay of the journal changes nothing.
 */
export class FeedWriter {
  private readonly dirty = new Map<string, FeedAct>();
  /** Digest by id of what the database holds; null until it was asked. */
  private stored: Map<string, string> | null = null;
  private checkpoint: Checkpoint | null = null;
  private checkpointWritten = true;
  private handedOver = 0;
  private running: Promise<void> | null = null;
  private closing = new AbortController();

  constructor(
    private readonly database: DataSource,
    private readonly sittingId: string,
    private readonly sandbox: string,
    private readonly hooks: FeedWriterHooks,
  ) {}

  /** Must come first: every act that the journal tells so far. Rows of this sandbox that it does not tell are withdrawn. */
  start(acts: readonly FeedAct[], checkpoint: Checkpoint): void {
    this.take(acts, checkpoint, false);
  }

  /**
   * Takes acts to be written soon.
   * @param quiet leaves a checkpoint without acts to the next write
   */
  take(acts: readonly FeedAct[], checkpoint: Checkpoint, quiet = acts.length === 0): void {
    this.checkpoint = checkpoint;
    this.checkpointWritten = false;
    if (this.dirty.size === 0) this.handedOver = performance.now();
    for (const act of acts) this.dirty.set(act.id, act);
    if (!quiet) this.wake();
  }

  /** Resolves once all that was taken so far is committed, or `close` was called. */
  async settled(): Promise<void> {
    if (!this.checkpointWritten || this.dirty.size > 0) this.wake();
    await this.running;
  }

  /** Gives up on a database that does not answer. What is missing comes back from the journal. */
  async close(): Promise<void> {
    this.closing.abort();
    await this.running;
    this.hooks.onClosed();
  }

  private wake(): void {
    this.running ??= this.run().finally(() => {
      this.running = null;
      if (this.dirty.size > 0 && !this.closing.signal.aborted) this.wake();
    });
  }

  private async run(): Promise<void> {
    const backoff = new Backoff(100, 5000);
    while ((this.dirty.size > 0 || !this.checkpointWritten) && !this.closing.signal.aborted) {
      try {
        await this.write();
        backoff.reset();
      } catch (error) {
        this.hooks.onError(error);
        await backoff.wait(this.closing.signal);
      }
    }
  }

  private async write(): Promise<void> {
    const since = this.handedOver;
    const checkpoint = this.checkpoint;
    const taken = [...this.dirty.values()];
    this.handedOver = performance.now();
    const stored = this.stored ?? (await this.load());
    const changed = taken.filter((act) => stored.get(act.id) !== act.digest);
    if (this.stored === null) changed.push(...(await this.untold(new Set(this.dirty.keys()))));
    const seq = await this.commitOrSift(changed, checkpoint);
    this.stored = stored;
    for (const act of changed) stored.set(act.id, act.digest);
    for (const act of taken) if (this.dirty.get(act.id) === act) this.dirty.delete(act.id);
    if (this.checkpoint === checkpoint) this.checkpointWritten = true;
    if (changed.length > 0) this.hooks.onWritten({ seq, events: changed.length, since });
  }

  /** An act that the database refuses for what it holds must not keep all the others out for ever. */
  private async commitOrSift(acts: FeedAct[], checkpoint: Checkpoint | null): Promise<number> {
    const commit = (some: FeedAct[]) => this.database.transaction((manager) => this.commit(manager, some, checkpoint));
    try {
      return await commit(acts);
    } catch (error) {
      if (!isRefused(error)) throw error;
      this.hooks.onError(error);
      let seq = 0;
      for (const act of acts) {
        seq = await commit([act]).catch((alone: unknown) => {
          if (isRefused(alone)) return seq;
          throw alone;
        });
      }
      return seq;
    }
  }

  private async commit(manager: EntityManager, acts: FeedAct[], checkpoint: Checkpoint | null): Promise<number> {
    const where = { sittingId: this.sittingId };
    const stream = await manager.findOneOrFail(ActivityStreamEntity, { where, lock: { mode: 'pessimistic_write' } });
    let seq = stream.lastSeq;
    const rows = acts.map(({ id, at, lastAt, withdrawn, content, digest }) => {
      seq += 1;
      const place = { sittingId: this.sittingId, sandbox: this.sandbox, seq, firstSeq: seq, question: null };
      return { id, at, lastAt, withdrawn, content, digest, ...place };
    });
    for (let from = 0; from < rows.length; from += EVENTS_PER_STATEMENT) {
      const part = rows.slice(from, from + EVENTS_PER_STATEMENT);
      const insert = manager
        .createQueryBuilder()
        .insert()
        .into(ActivityEventEntity)
        .values(part as QueryDeepPartialEntity<ActivityEventEntity>[]);
      await insert.orUpdate(UPDATED, ['id']).updateEntity(false).execute();
    }
    await manager.update(ActivityStreamEntity, where, {
      lastSeq: seq,
      ...(checkpoint && {
        journalSeq: checkpoint.journalSeq,
        binlogFile: checkpoint.position.file,
        binlogOffset: checkpoint.position.offset,
      }),
    });
    return seq;
  }

  private async load(): Promise<Map<string, string>> {
    const rows = await this.database.manager.find(ActivityEventEntity, {
      select: { id: true, digest: true },
      where: { sittingId: this.sittingId },
    });
    return new Map(rows.map(({ id, digest }) => [id, digest]));
  }

  private async untold(told: ReadonlySet<string>): Promise<FeedAct[]> {
    const rows = await this.database.manager.findBy(ActivityEventEntity, {
      sittingId: this.sittingId,
      sandbox: this.sandbox,
      withdrawn: false,
    });
    return rows
      .filter(({ id }) => !told.has(id))
      .map(({ id, at, lastAt, content }) => ({ id, at, lastAt, content, withdrawn: true, digest: 'untold' }));
  }
}
