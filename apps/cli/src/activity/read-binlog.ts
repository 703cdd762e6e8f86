import { basename } from 'node:path';
import { type BinlogRange, type Cms, type CommittedTransaction, cleanChange, type RowChange } from '@e5b/cms-activity';
import ZongJi, { type BinlogEvent, type ColumnSchema } from '@vlasky/zongji';
import type { Connection as MysqlConnection } from 'mysql2';
import { binlogFileEvents, hasChecksum } from './binlog-file.js';
import { serveBinlog } from './binlog-replay.js';

/** Columns of a table in order; null for one that the base dump does not know. */
export type ColumnsOf = (schema: string, table: string) => readonly ColumnSchema[] | null;

export interface BinlogReading {
  readonly cms: Cms;
  readonly prefix: string;
  readonly database: string;
  readonly columnsOf: ColumnsOf;
  readonly from?: number | undefined;
  readonly to?: number | undefined;
}

/** Stands in for a connection to a server: answers the few questions that the binlog client asks one. */
class Connection {
  readonly state = 'authenticated';

  constructor(
    readonly config: object,
    private readonly checksum: boolean,
    private readonly columnsOf: ColumnsOf,
  ) {}

  query(sql: string, done: (error: Error | null, rows: object[]) => void): void {
    const row = /version\(\)/i.test(sql)
      ? { version: '10.11-MariaDB-replay' }
      : { checksum: this.checksum ? 'CRC32' : 'NONE' };
    queueMicrotask(() => done(null, [row]));
  }

  execute(_sql: string, [schema, table]: [string, string], done: (error: Error | null, rows: object[]) => void): void {
    const rows = this.columnsOf(schema, table) ?? UNNAMED_COLUMNS;
    queueMicrotask(() => done(null, [...rows]));
  }

  destroy(): void {
    // There is nothing behind it.
  }

  removeAllListeners(): this {
    return this;
  }

  on(): this {
    return this;
  }
}

/** For a table without known columns (made after the dump, logged without names): `@1`, `@2`… as mysqlbinlog calls them. */
const UNNAMED_COLUMNS: readonly ColumnSchema[] = Array.from({ length: 1024 }, (_, i) => ({
  COLUMN_NAME: `@${i + 1}`,
  COLLATION_NAME: 'utf8mb4_unicode_ci',
  CHARACTER_SET_NAME: 'utf8mb4',
  COLUMN_COMMENT: '',
  COLUMN_TYPE: 'longtext',
}));

const ROTATE = 4;
const LAST = 'end-of-replay';

/** A rotate event of our own making: tells the consumer, in order with the events, that the file is over. */
function endMark(checksum: boolean): Buffer {
  const bytes = Buffer.alloc(19 + 8 + LAST.length + (checksum ? 4 : 0));
  bytes[4] = ROTATE;
  bytes.writeUInt32LE(bytes.length, 9);
  bytes.write(LAST, 27, 'latin1');
  return bytes;
}

async function endsInChecksum(path: string): Promise<boolean> {
  for await (const formatDescription of binlogFileEvents(path)) return hasChecksum(formatDescription.bytes);
  return false;
}

type RowsEvent = BinlogEvent & {
  rows: { before?: Record<string, unknown>; after?: Record<string, unknown> }[];
  tableId: number;
  tableMap: Record<number, { parentSchema: string; tableName: string }>;
};

const OPERATIONS: Readonly<Record<string, RowChange['op']>> = {
  writerows: 'insert',
  updaterows: 'update',
  deleterows: 'delete',
};

/** Collects one file's events into transactions. */
class TransactionAssembler {
  private start = 0;
  private lastEnd: number;
  private changes: RowChange[] = [];

  constructor(
    private readonly file: string,
    private readonly reading: BinlogReading,
  ) {
    this.lastEnd = reading.from ?? 4;
  }

  /** @returns the transaction that `event` commits, or null */
  take(event: BinlogEvent): CommittedTransaction | null {
    const committed = this.absorb(event);
    this.lastEnd = Math.max(this.lastEnd, event.nextPosition);
    return committed;
  }

  private absorb(event: BinlogEvent): CommittedTransaction | null {
    const name = event.getEventName();
    if (name === 'mariadbgtid' || name === 'gtid' || name === 'anonymousgtid') {
      this.start = this.lastEnd;
      this.changes = [];
    } else if (OPERATIONS[name] !== undefined) this.addRows(event as RowsEvent, OPERATIONS[name]);
    else if (name === 'xid' || (name === 'query' && /^\s*commit/i.test((event as { query?: string }).query ?? '')))
      return this.commit(event);
    return null;
  }

  private addRows(event: RowsEvent, op: RowChange['op']): void {
    const table = event.tableMap[event.tableId];
    if (table?.parentSchema !== this.reading.database) return;
    for (const row of event.rows) {
      const before = op === 'update' ? row.before : op === 'delete' ? (row as Record<string, unknown>) : null;
      const after = op === 'update' ? row.after : op === 'insert' ? (row as Record<string, unknown>) : null;
      const raw = { table: table.tableName, op, before: before ?? null, after: after ?? null };
      this.changes.push(cleanChange(this.reading.cms, this.reading.prefix, raw));
    }
  }

  private commit(event: BinlogEvent): CommittedTransaction | null {
    if (this.changes.length === 0) return null;
    const position: BinlogRange = { file: this.file, start: this.start, end: event.nextPosition };
    const changes = this.changes;
    this.changes = [];
    return { at: event.timestamp, position, changes };
  }
}

/**
 * Committed transactions of one raw binlog file, in order, without any database server.
 * `at` is the binlog's own time, which knows seconds only.
 * @throws NotABinlogError; Error when an event cannot be decoded
 */
export async function* readBinlogFile(path: string, reading: BinlogReading): AsyncGenerator<CommittedTransaction> {
  const { from, to } = reading;
  const checksum = await endsInChecksum(path);
  const queue = new HandOver<CommittedTransaction>();
  async function* bytes(): AsyncGenerator<Buffer> {
    for await (const event of binlogFileEvents(path, { ...(from && { from }), ...(to && { to }) })) {
      await queue.room();
      yield event.bytes;
    }
    yield endMark(checksum);
  }
  const { socketPath, close } = await serveBinlog(bytes());
  const control = new Connection(
    { socketPath, user: 'replay', dateStrings: true, timezone: 'Z' },
    checksum,
    reading.columnsOf,
  );
  const replica = new ZongJi(control as unknown as MysqlConnection);
  const assembler = new TransactionAssembler(basename(path), reading);
  replica.on('binlog', (event: BinlogEvent) => {
    if (event.getEventName() === 'rotate' && (event as { binlogName?: string }).binlogName === LAST) queue.end();
    const tx = assembler.take(event);
    if (tx) queue.put(tx);
  });
  replica.on('error', (error: Error) => queue.fail(error));
  replica.start({ serverId: 1 });
  try {
    yield* queue;
  } finally {
    replica.stop();
    await close();
  }
}

/** Hands values from a producer of events to one consumer, and tells the producer when to wait. */
class HandOver<T> implements AsyncIterable<T> {
  private readonly values: T[] = [];
  private ended = false;
  private error: Error | null = null;
  private wake: () => void = () => undefined;
  private free: () => void = () => undefined;

  put(value: T): void {
    this.values.push(value);
    this.wake();
  }

  end(): void {
    this.ended = true;
    this.wake();
  }

  fail(error: Error): void {
    this.error ??= error;
    this.wake();
  }

  /** Resolves once fewer than 500 values wait. */
  async room(): Promise<void> {
    while (this.values.length >= 500) await new Promise<void>((resolve) => (this.free = resolve));
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<T> {
    for (;;) {
      const value = this.values.shift();
      this.free();
      if (value !== undefined) yield value;
      else if (this.error) throw this.error;
      else if (this.ended) return;
      else await new Promise<void>((resolve) => (this.wake = resolve));
    }
  }
}
