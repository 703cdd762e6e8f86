import { createInterpreter } from '../interpreter.js';
import { Mirror } from '../mirror.js';
import { PRESTASHOP_TABLES } from '../prestashop/tables.js';
import type { ActivityEvent, Interpreter, Row } from '../types.js';
import { lastRevisions } from './recording.js';

const PREFIX = 'ps_';

/** Languages, settings and states that every test shop has. */
const SHOP: Readonly<Record<string, readonly Row[]>> = {
  lang: [{ id_lang: 1, name: 'Français' }],
  configuration: [
    { id_configuration: 1, name: 'PS_LANG_DEFAULT', value: '1' },
    { id_configuration: 2, name: 'PS_COUNTRY_DEFAULT', value: '8' },
  ],
  tax: [{ id_tax: 1, rate: '20.000' }],
  tax_rule: [{ id_tax_rule: 1, id_tax_rules_group: 1, id_country: 8, id_tax: 1 }],
};

/** A PrestaShop whose rows a test writes by hand: one statement, one transaction, as PrestaShop does. */
export class ScriptedShop {
  readonly interpreter: Interpreter;
  readonly given: ActivityEvent[] = [];
  private readonly keys = new Mirror(PREFIX, PRESTASHOP_TABLES);
  private readonly rows = new Map<string, Row>();
  private now = 1_000_000;
  private position = 1000;

  constructor(tables: Readonly<Record<string, readonly Row[]>> = {}) {
    const all = new Map<string, Row[]>();
    for (const [table, rows] of [...Object.entries(SHOP), ...Object.entries(tables)])
      all.set(table, [...(all.get(table) ?? []), ...rows]);
    for (const [table, rows] of all) for (const row of rows) this.rows.set(this.id(table, row), row);
    const snapshot = { tables: Object.fromEntries([...all].map(([table, rows]) => [PREFIX + table, rows])) };
    this.interpreter = createInterpreter({
      cms: 'prestashop',
      version: '9.1.4',
      prefix: PREFIX,
      snapshot,
      origin: 'http://boutique.example',
    });
  }

  insert(table: string, row: Row): this {
    this.rows.set(this.id(table, row), row);
    return this.commit(table, null, row);
  }

  /** @param key values of the primary key, joined by `:` */
  update(table: string, key: string | number, columns: Row): this {
    const before = this.known(table, key);
    const after = { ...before, ...columns };
    this.rows.set(`${table}#${key}`, after);
    return this.commit(table, before, after);
  }

  remove(table: string, key: string | number): this {
    const before = this.known(table, key);
    this.rows.delete(`${table}#${key}`);
    return this.commit(table, before, null);
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

  private commit(table: string, before: Row | null, after: Row | null): this {
    const start = this.position;
    this.position += 100;
    const op = before === null ? 'insert' : after === null ? 'delete' : 'update';
    const position = { file: 'mysql-bin.000001', start, end: this.position };
    const changes = [{ table: PREFIX + table, op, before, after } as const];
    this.given.push(...this.interpreter.push({ at: this.now, position, changes }));
    this.now += 5;
    return this;
  }

  private known(table: string, key: string | number): Row {
    const row = this.rows.get(`${table}#${key}`);
    if (!row) throw new Error(`No row ${key} in ${table}`);
    return row;
  }

  private id(table: string, row: Row): string {
    return `${table}#${this.keys.keyOf(table, row) ?? JSON.stringify(row)}`;
  }
}
