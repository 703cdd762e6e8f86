import type { Visit } from '@e5b/cms-activity';
import { type DataSource, type EntityManager, In } from 'typeorm';
import { ActivityStreamEntity } from './activity-stream.entity.js';
import { Backoff } from './backoff.js';
import { visitId } from './feed-act.js';
import { PageVisitEntity } from './page-visit.entity.js';

const VISITS_PER_WRITE = 200;
const UPDATED = ['seq', 'who', 'client', 'area', 'screen', 'path', 'startedAt', 'lastSeenAt', 'endedAt'];

export interface VisitWriterHooks {
  /** After a commit; `seq`: the newest cursor. */
  onWritten(seq: number): void;
  onError(error: unknown): void;
}

type VisitRow = Omit<PageVisitEntity, 'seq'>;

/** Writes the visits of one sitting, again and again until the database takes them; one equal to its row takes no new cursor. */
export class VisitWriter {
  private readonly dirty = new Map<number, Visit>();
  private running: Promise<void> | null = null;
  private readonly closing = new AbortController();

  constructor(
    private readonly database: DataSource,
    private readonly sittingId: string,
    private readonly sandbox: string,
    private readonly hooks: VisitWriterHooks,
  ) {}

  take(visits: readonly Visit[]): void {
    for (const visit of visits) this.dirty.set(visit.seq, visit);
    this.running ??= this.run().finally(() => {
      this.running = null;
    });
  }

  /** Resolves once all that was taken is committed, or `close` was called. */
  async settled(): Promise<void> {
    await this.running;
  }

  async close(): Promise<void> {
    this.closing.abort();
    await this.running;
  }

  private async run(): Promise<void> {
    const backoff = new Backoff(100, 5000);
    while (this.dirty.size > 0 && !this.closing.signal.aborted) {
      const taken = [...this.dirty.values()].slice(0, VISITS_PER_WRITE);
      try {
        const seq = await this.database.transaction((manager) => this.commit(manager, taken));
        for (const visit of taken) if (this.dirty.get(visit.seq) === visit) this.dirty.delete(visit.seq);
        if (seq !== null) this.hooks.onWritten(seq);
        backoff.reset();
      } catch (error) {
        this.hooks.onError(error);
        await backoff.wait(this.closing.signal);
      }
    }
  }

  /** @returns the newest cursor, or null when the rows were there already */
  private async commit(manager: EntityManager, visits: readonly Visit[]): Promise<number | null> {
    const where = { sittingId: this.sittingId };
    const stream = await manager.findOneOrFail(ActivityStreamEntity, { where, lock: { mode: 'pessimistic_write' } });
    const rows = visits.map((visit) => this.rowOf(visit));
    const known = await manager.findBy(PageVisitEntity, { id: In(rows.map(({ id }) => id)) });
    const before = new Map(known.map((row) => [row.id, row]));
    const changed = rows.filter((row) => !same(row, before.get(row.id)));
    if (changed.length === 0) return null;
    let seq = stream.visitSeq;
    const values = changed.map((row) => ({ ...row, seq: ++seq }));
    const insert = manager.createQueryBuilder().insert().into(PageVisitEntity).values(values);
    await insert.orUpdate(UPDATED, ['id']).updateEntity(false).execute();
    await manager.update(ActivityStreamEntity, where, { visitSeq: seq });
    return seq;
  }

  private rowOf({ seq, who, client, screen, path, startedAt, lastSeenAt, endedAt }: Visit): VisitRow {
    const id = visitId(this.sittingId, this.sandbox, seq);
    const shown = { client: client.slice(0, 64), area: screen.area, screen: screen.name.slice(0, 200) };
    return { id, sittingId: this.sittingId, who, ...shown, path: path.slice(0, 400), startedAt, lastSeenAt, endedAt };
  }
}

const same = (row: VisitRow, known: VisitRow | undefined): boolean =>
  known !== undefined && (Object.keys(row) as (keyof VisitRow)[]).every((name) => row[name] === known[name]);
