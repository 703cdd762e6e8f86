import { createInterpreter } from '../interpreter.js';
import type { ActivityEvent, Cell, Interpreter, Row, RowChange } from '../types.js';
import { lastRevisions } from './recording.js';

const PREFIX = 'wp_';
const KEYS: Readonly<Record<string, string>> = {
  posts: 'ID',
  postmeta: 'meta_id',
  terms: 'term_id',
  term_taxonomy: 'term_taxonomy_id',
  comments: 'comment_ID',
  options: 'option_id',
  users: 'ID',
  usermeta: 'umeta_id',
};

const POST: Row = {
  post_author: 1,
  post_date: '2026-11-21 10:00:00',
  post_date_gmt: '2026-11-21 09:00:00',
  post_content: '',
  post_title: '',
  post_excerpt: '',
  post_status: 'publish',
  comment_status: 'open',
  ping_status: 'open',
  post_password: '',
  post_name: '',
  post_modified: '2026-11-21 10:00:00',
  post_modified_gmt: '2026-11-21 09:00:00',
  post_parent: 0,
  guid: '',
  menu_order: 0,
  post_type: 'post',
  post_mime_type: '',
  comment_count: 0,
};

/** A WordPress whose rows a test writes by hand: one statement, one transaction, as WordPress does. */
export class ScriptedSite {
  readonly interpreter: Interpreter;
  readonly given: ActivityEvent[] = [];
  private readonly rows = new Map<string, Row>();
  private now = 1_000_000;
  private position = 1000;

  constructor(tables: Readonly<Record<string, readonly Row[]>> = {}, origin = 'http://atelier.example') {
    const snapshot = Object.fromEntries(
      Object.entries(tables).map(([table, rows]) => [
        `${PREFIX}${table}`,
        rows.map((row) => (table === 'posts' ? { ...POST, ...row } : row)),
      ]),
    );
    for (const [table, rows] of Object.entries(snapshot))
      for (const row of rows) this.rows.set(this.id(table.slice(PREFIX.length), row), row);
    this.interpreter = createInterpreter({
      cms: 'wordpress',
      version: '6.1',
      prefix: PREFIX,
      snapshot: { tables: snapshot },
      origin,
    });
  }

  insert(table: string, row: Row): this {
    const full = table === 'posts' ? { ...POST, ...row } : row;
    this.rows.set(this.id(table, full), full);
    return this.commit([{ table: PREFIX + table, op: 'insert', before: null, after: full }]);
  }

  update(table: string, key: Cell, columns: Row): this {
    const before = this.rows.get(`${table}#${key}`);
    if (!before) throw new Error(`No row ${key} in ${table}`);
    const after = { ...before, ...columns };
    this.rows.set(`${table}#${key}`, after);
    return this.commit([{ table: PREFIX + table, op: 'update', before, after }]);
  }

  remove(table: string, key: Cell): this {
    const before = this.rows.get(`${table}#${key}`);
    if (!before) throw new Error(`No row ${key} in ${table}`);
    this.rows.delete(`${table}#${key}`);
    return this.commit([{ table: PREFIX + table, op: 'delete', before, after: null }]);
  }

  /** Sets an option, whether or not it exists. */
  option(name: string, value: string): this {
    const known = [...this.rows].find(([id, row]) => id.startsWith('options#') && row.option_name === name)?.[1];
    if (known) return this.update('options', known.option_id ?? null, { option_value: value });
    return this.insert('options', {
      option_id: 900 + this.rows.size,
      option_name: name,
      option_value: value,
      autoload: 'yes',
    });
  }

  commit(changes: readonly RowChange[]): this {
    const start = this.position;
    this.position += 100;
    this.given.push(
      ...this.interpreter.push({
        at: this.now,
        position: { file: 'mysql-bin.000001', start, end: this.position },
        changes,
      }),
    );
    this.now += 5;
    return this;
  }

  /** Lets time pass without any row. */
  wait(ms: number): this {
    this.now += ms;
    this.given.push(...this.interpreter.tick(this.now));
    return this;
  }

  /** What the feed shows once everything is settled. */
  settled(): ActivityEvent[] {
    this.wait(60_000);
    return lastRevisions(this.given);
  }

  private id(table: string, row: Row): string {
    const key = KEYS[table];
    return `${table}#${key ? row[key] : `${row.object_id}:${row.term_taxonomy_id}`}`;
  }
}
