/** A value that JSON can carry unchanged. */
export type JsonValue = null | boolean | number | string | readonly JsonValue[] | { readonly [key: string]: JsonValue };

export type Cms = 'wordpress' | 'prestashop';

/** A decoded column: what `cleanRow` leaves (big integers, decimals and dates as text, bytes as UTF-8 text). */
export type Cell = string | number | boolean | null;

/** A row by column name, already cleaned and free of secrets (`cleanRow`, `cleanChange`). */
export type Row = Readonly<Record<string, Cell>>;

/** One row event of the binlog. `table` carries the CMS's prefix (`wp_posts`). */
export interface RowChange {
  readonly table: string;
  readonly op: 'insert' | 'update' | 'delete';
  readonly before: Row | null;
  readonly after: Row | null;
}

/** Where something lies in the sandbox's binlog. `file` is the base name (`mysql-bin.000002`). */
export interface BinlogRange {
  readonly file: string;
  readonly start: number;
  readonly end: number;
}

/** One committed transaction. `at` is its receive time, in trusted milliseconds; it never goes backwards. */
export interface CommittedTransaction {
  readonly at: number;
  readonly position: BinlogRange;
  readonly changes: readonly RowChange[];
}

/** The rows an interpreter starts from, by table name with prefix. Missing tables are allowed. */
export interface Snapshot {
  readonly tables: Readonly<Record<string, readonly Row[]>>;
}

/** A table that the snapshot must hold: `SELECT columns FROM table WHERE where`. */
export interface SnapshotNeed {
  readonly table: string;
  readonly columns: readonly string[];
  /** SQL condition without parameters, or null for the whole table. */
  readonly where: string | null;
}

export type ExamSessionYear = '2021' | '2024';

/** One field's net effect over the burst. `field` is a stable code; its French name is the web's affair. */
export interface FieldChange {
  readonly field: string;
  readonly before: JsonValue;
  readonly after: JsonValue;
}

/**
 * What the candidate did, in the vocabulary of the référentiel. Every text is plain data from the CMS, never HTML to render.
 * An event is refined, not repeated: a higher `revision` under the same `key` replaces the earlier one.
 */
export interface ActivityEvent {
  /** Stable identity of the act: subject, burst, slot. Unique within one interpreter's life. */
  readonly key: string;
  /** 1, 2, 3… under one key. */
  readonly revision: number;
  /** Trusted milliseconds of the first row of the act. */
  readonly at: number;
  /** Set once nothing more can refine it (2 s after the last row). */
  readonly settledAt: number | null;
  /** True when the burst netted to nothing after all: the reader removes the event under this key. */
  readonly withdrawn: boolean;
  readonly verb: Verb;
  readonly object: string;
  readonly objectId: string;
  readonly name: string;
  /** Rules that spoke; the functionality table maps them to annexe VI-3. */
  readonly rules: readonly string[];
  /** Official labels of annexe VI-3, all sessions together, without repetition. */
  readonly functionality: readonly string[];
  readonly session: readonly ExamSessionYear[];
  readonly changes: readonly FieldChange[];
  readonly facts: Readonly<Record<string, JsonValue>>;
  /** Back-office path (`/wp-admin/post.php?post=12&action=edit`), or null. */
  readonly link: string | null;
  /** Path on the public site, or null. */
  readonly publicPath: string | null;
  /** Login of the back-office user who seems to have acted, or null. */
  readonly actorHint: string | null;
  readonly binlog: BinlogRange;
}

export type Verb =
  | 'create'
  | 'update'
  | 'delete'
  | 'trash'
  | 'restore'
  | 'publish'
  | 'unpublish'
  | 'schedule'
  | 'activate'
  | 'deactivate'
  | 'configure'
  | 'reorder'
  | 'reply'
  | 'approve'
  | 'spam'
  | 'upload'
  | 'assign'
  | 'pin'
  | 'login'
  | 'logout';

export interface InterpreterOptions {
  readonly cms: Cms;
  /** The CMS's own version, `6.1.9`. */
  readonly version: string;
  /** Table prefix, `wp_`. */
  readonly prefix: string;
  readonly snapshot: Snapshot;
  /** Origin of the candidate's site (`http://a1b2c3d4.localhost:8081`): tells internal links from external ones. */
  readonly origin: string;
}

/**
 * Row changes in, events out. Deterministic: the same options and the same `push` sequence give the same events under
 * the same keys, whenever `tick` was called in between. A restart is a replay of the journal from the sitting's start
 * (or `restore` of a `serialise`d state, then the rest).
 */
export interface Interpreter {
  /** New or refined events, in binlog order. */
  push(tx: CommittedTransaction): ActivityEvent[];
  /** Lets time pass (trusted ms, not before the last `push`): settles what is quiet for 2 s. */
  tick(now: number): ActivityEvent[];
  serialise(): JsonValue;
  /** @throws Error when the value was not made by `serialise` of this version of the interpreter */
  restore(state: JsonValue): void;
}
