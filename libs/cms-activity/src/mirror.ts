import type { Cell, Row, RowChange, Snapshot } from './types.js';

/** How the mirror keeps one table (names without prefix). */
export interface TableSpec {
  readonly table: string;
  readonly key: readonly string[];
  /** Columns by which rows are looked up. */
  readonly indexes?: readonly string[];
  /** Columns that the rules never read and that may be large or secret: not kept. */
  readonly dropped?: readonly string[];
  /** SQL condition of the snapshot, or null for every row. */
  readonly where?: string;
}

/** Every kept row, by table. */
export type MirrorState = Readonly<Record<string, readonly Row[]>>;

const keyOf = (key: readonly string[], row: Row): string => key.map((column) => String(row[column] ?? '')).join(':');

/** One table's rows by primary key and by index. */
class MirrorTable {
  readonly rows = new Map<string, Row>();
  private readonly indexes = new Map<string, Map<string, Set<string>>>();

  constructor(readonly spec: TableSpec) {
    for (const column of spec.indexes ?? []) this.indexes.set(column, new Map());
  }

  put(row: Row): void {
    const key = keyOf(this.spec.key, row);
    this.remove(key);
    this.rows.set(key, row);
    for (const [column, index] of this.indexes) {
      const value = String(row[column] ?? '');
      const keys = index.get(value);
      if (keys) keys.add(key);
      else index.set(value, new Set([key]));
    }
  }

  remove(key: string): void {
    const row = this.rows.get(key);
    if (!row) return;
    this.rows.delete(key);
    for (const [column, index] of this.indexes) {
      const value = String(row[column] ?? '');
      const keys = index.get(value);
      keys?.delete(key);
      if (keys?.size === 0) index.delete(value);
    }
  }

  any(column: string, value: Cell): boolean {
    return this.indexes.get(column)?.has(String(value ?? '')) ?? false;
  }

  where(column: string, value: Cell): Row[] {
    const keys = this.indexes.get(column)?.get(String(value ?? ''));
    return [...(keys ?? [])].flatMap((key) => {
      const row = this.rows.get(key);
      return row ? [row] : [];
    });
  }
}

/** The CMS's tables as the stream left them: what rules ask for names and links. */
export class Mirror {
  private readonly tables = new Map<string, MirrorTable>();

  constructor(
    readonly prefix: string,
    specs: readonly TableSpec[],
  ) {
    for (const spec of specs) this.tables.set(spec.table, new MirrorTable(spec));
  }

  /** Table name without the CMS's prefix. */
  shortName(table: string): string {
    return table.startsWith(this.prefix) ? table.slice(this.prefix.length) : table;
  }

  /** Primary key of a row, or null for a table that is not kept or a row that lacks its key columns. */
  keyOf(table: string, row: Row): string | null {
    const spec = this.tables.get(table)?.spec;
    return spec?.key.every((column) => row[column] !== undefined) ? keyOf(spec.key, row) : null;
  }

  load(snapshot: Snapshot): void {
    for (const [name, rows] of Object.entries(snapshot.tables)) {
      const table = this.tables.get(this.shortName(name));
      for (const row of rows) table?.put(slim(table.spec, row));
    }
  }

  apply(change: RowChange): void {
    const table = this.tables.get(this.shortName(change.table));
    if (!table) return;
    const { spec } = table;
    // A table that the candidate altered may have lost its key: what is known of it stays as it was.
    const known = (row: Row): boolean => spec.key.every((column) => row[column] !== undefined);
    if (change.before && known(change.before)) table.remove(keyOf(spec.key, change.before));
    if (change.after && known(change.after)) table.put(slim(spec, change.after));
  }

  get(table: string, key: Cell): Row | null {
    return this.tables.get(table)?.rows.get(String(key)) ?? null;
  }

  where(table: string, column: string, value: Cell): Row[] {
    return this.tables.get(table)?.where(column, value) ?? [];
  }

  /** Every kept row of a table. */
  all(table: string): Row[] {
    return [...(this.tables.get(table)?.rows.values() ?? [])];
  }

  /** Whether any row has this value in an indexed column. */
  any(table: string, column: string, value: Cell): boolean {
    return this.tables.get(table)?.any(column, value) ?? false;
  }

  serialise(): MirrorState {
    return Object.fromEntries([...this.tables].map(([name, table]) => [name, [...table.rows.values()]]));
  }

  restore(state: MirrorState): void {
    for (const [name, table] of this.tables) {
      for (const key of [...table.rows.keys()]) table.remove(key);
      for (const row of state[name] ?? []) table.put(row);
    }
  }
}

function slim(spec: TableSpec, row: Row): Row {
  if (!spec.dropped?.some((column) => row[column] !== undefined)) return row;
  return Object.fromEntries(Object.entries(row).filter(([column]) => !spec.dropped?.includes(column)));
}
