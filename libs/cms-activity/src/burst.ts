import type { BinlogRange, CommittedTransaction, Row, RowChange } from './types.js';

/** The net effect on one row over a burst: its first old state against its last new one. */
export interface NetRow {
  /** Table without prefix. */
  readonly table: string;
  readonly key: string;
  readonly before: Row | null;
  readonly after: Row | null;
  /** Trusted ms of its first and last change, and where they lie in the binlog. */
  readonly firstAt: number;
  readonly lastAt: number;
  readonly binlog: BinlogRange;
}

/** Rows about one subject (a post, a user, the site's settings) with no pause of 2 s among them. */
export class Burst {
  private readonly net = new Map<string, NetRow>();

  constructor(
    readonly subject: string,
    /** Distinguishes this burst from earlier ones of the same subject; the place of its first row. */
    readonly origin: string,
    /** Trusted ms of its first row. */
    readonly firstAt: number,
    public lastAt: number = firstAt,
  ) {}

  add(table: string, key: string, change: RowChange, tx: CommittedTransaction): void {
    const id = `${table}#${key}`;
    const earlier = this.net.get(id);
    this.lastAt = tx.at;
    this.net.set(id, {
      table,
      key,
      before: earlier ? earlier.before : change.before,
      after: change.after,
      firstAt: earlier?.firstAt ?? tx.at,
      lastAt: tx.at,
      binlog: earlier ? spanned(earlier.binlog, tx.position) : tx.position,
    });
  }

  /** Net rows of a table, or of all tables, in the order of their first change. */
  rows(table?: string): NetRow[] {
    const all = [...this.net.values()];
    return table === undefined ? all : all.filter((row) => row.table === table);
  }

  row(table: string, key: string): NetRow | null {
    return this.net.get(`${table}#${key}`) ?? null;
  }

  serialise(): BurstState {
    const { subject, origin, firstAt, lastAt } = this;
    return { subject, origin, firstAt, lastAt, rows: this.rows() };
  }

  static restore(state: BurstState): Burst {
    const burst = new Burst(state.subject, state.origin, state.firstAt, state.lastAt);
    for (const row of state.rows) burst.net.set(`${row.table}#${row.key}`, row);
    return burst;
  }
}

export interface BurstState {
  readonly subject: string;
  readonly origin: string;
  readonly firstAt: number;
  readonly lastAt: number;
  readonly rows: readonly NetRow[];
}

/** The range from the first to the last of two; across a rotation, what lies in the newer file. */
export function spanned(a: BinlogRange, b: BinlogRange): BinlogRange {
  if (a.file !== b.file) return a.file < b.file ? b : a;
  return { file: a.file, start: Math.min(a.start, b.start), end: Math.max(a.end, b.end) };
}
