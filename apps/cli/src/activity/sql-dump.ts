import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import type { ColumnSchema } from '@vlasky/zongji';

/** What a dump holds: the columns of each table and its rows, values as the server would print them. */
export interface SqlDump {
  readonly columns: ReadonlyMap<string, readonly ColumnSchema[]>;
  readonly rows: ReadonlyMap<string, readonly Record<string, string | number | null>[]>;
}

const CREATE = /^CREATE TABLE `((?:[^`]|``)+)`/;
const COLUMN = /^\s+`((?:[^`]|``)+)` (.+?),?$/;
const INSERT = /^INSERT INTO `((?:[^`]|``)+)`(?: \(([^)]*)\))? VALUES\s*/;
const TEXT_TYPE = /char|text|enum|set|json/i;

function columnSchema(name: string, definition: string, tableCharset: string): ColumnSchema {
  const type =
    /^(?:enum|set)\((?:'(?:[^']|'')*',?)+\)|^\S+(?:\([^)]*\))?(?: unsigned)?/i.exec(definition)?.[0] ?? 'longtext';
  const text = TEXT_TYPE.test(type) || /^(tiny|medium|long)?text/i.test(type);
  const charset =
    /CHARACTER SET (\w+)/i.exec(definition)?.[1] ?? /COLLATE (\w+?)_/i.exec(definition)?.[1] ?? tableCharset;
  const choices = [...type.matchAll(/'((?:[^']|'')*)'/g)].map((match) => (match[1] ?? '').replaceAll("''", "'"));
  return {
    COLUMN_NAME: name.replaceAll('``', '`'),
    COLUMN_TYPE: type,
    COLUMN_COMMENT: '',
    CHARACTER_SET_NAME: text ? charset : null,
    COLLATION_NAME: text ? `${charset}_general_ci` : null,
    // Given apart: the binlog client would split a choice at its comma.
    ...(/^enum/i.test(type) && { ENUM_VALUES: choices }),
    ...(/^set/i.test(type) && { SET_VALUES: choices }),
  };
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', '0': '\0', Z: '\x1a', b: '\b' };

/** Reads the values of one extended INSERT. Strings are latin1 here (one character a byte) and become UTF-8 at the end. */
class ValueReader {
  private at = 0;

  constructor(private readonly sql: string) {}

  *rows(): Generator<(string | number | null)[]> {
    while (this.at < this.sql.length) {
      if (this.sql[this.at] !== '(') {
        this.at++;
        continue;
      }
      this.at++;
      yield this.row();
    }
  }

  private row(): (string | number | null)[] {
    const values: (string | number | null)[] = [];
    for (;;) {
      values.push(this.value());
      const next = this.sql[this.at++];
      if (next !== ',') return values;
    }
  }

  private value(): string | number | null {
    if (this.sql.startsWith('_binary ', this.at)) this.at += '_binary '.length;
    if (this.sql[this.at] === "'") return this.text();
    const from = this.at;
    while (this.at < this.sql.length && this.sql[this.at] !== ',' && this.sql[this.at] !== ')') this.at++;
    const word = this.sql.slice(from, this.at);
    if (word === 'NULL') return null;
    if (word.startsWith('0x')) return Buffer.from(word.slice(2), 'hex').toString('utf8');
    const number = Number(word);
    return Number.isSafeInteger(number) && String(number) === word ? number : word;
  }

  private text(): string {
    const pieces: string[] = [];
    let from = ++this.at;
    for (;;) {
      const char = this.sql[this.at];
      if (char === undefined) break;
      if (char === '\\') {
        const escaped = this.sql[this.at + 1] ?? '';
        pieces.push(this.sql.slice(from, this.at), ESCAPES[escaped] ?? escaped);
        this.at += 2;
        from = this.at;
      } else if (char === "'" && this.sql[this.at + 1] === "'") {
        pieces.push(this.sql.slice(from, this.at + 1));
        this.at += 2;
        from = this.at;
      } else if (char === "'") break;
      else this.at++;
    }
    pieces.push(this.sql.slice(from, this.at));
    this.at++;
    return Buffer.from(pieces.join(''), 'latin1').toString('utf8');
  }
}

const utf8 = (latin1: string): string => Buffer.from(latin1, 'latin1').toString('utf8');

/** Reads a mariadb-dump or mysqldump file, gzipped or not (by its name). */
export async function readSqlDump(path: string): Promise<SqlDump> {
  const columns = new Map<string, ColumnSchema[]>();
  const rows = new Map<string, Record<string, string | number | null>[]>();
  const raw = createReadStream(path);
  const input = path.endsWith('.gz') ? raw.pipe(createGunzip()) : raw;
  input.setEncoding('latin1');
  let table: string | null = null;
  let pending: [string, string][] = [];
  let statement = '';
  for await (const line of createInterface({ input })) {
    const created = CREATE.exec(line);
    if (created?.[1]) {
      table = utf8(created[1]).replaceAll('``', '`');
      pending = [];
    } else if (table !== null && line.startsWith(')')) {
      const charset = /CHARSET=(\w+)/i.exec(line)?.[1] ?? 'utf8mb4';
      columns.set(
        table,
        pending.map(([name, definition]) => columnSchema(name, definition, charset)),
      );
      table = null;
    } else if (table !== null) {
      const column = COLUMN.exec(line);
      if (column?.[1] && column[2]) pending.push([utf8(column[1]), utf8(column[2])]);
    } else if (statement !== '' || line.startsWith('INSERT INTO `')) {
      statement += statement === '' ? line : `\n${line}`;
      if (!line.endsWith(';')) continue;
      addRows(statement, columns, rows);
      statement = '';
    }
  }
  return { columns, rows };
}

function addRows(
  sql: string,
  columns: ReadonlyMap<string, readonly ColumnSchema[]>,
  rows: Map<string, Record<string, string | number | null>[]>,
): void {
  const head = INSERT.exec(sql);
  if (!head?.[1]) return;
  const table = utf8(head[1]).replaceAll('``', '`');
  const names =
    head[2]?.split(',').map((name) => utf8(name.trim().replaceAll('`', ''))) ??
    columns.get(table)?.map((column) => column.COLUMN_NAME) ??
    [];
  const list = rows.get(table) ?? [];
  rows.set(table, list);
  for (const values of new ValueReader(sql.slice(head[0].length)).rows()) {
    list.push(Object.fromEntries(names.map((name, i) => [name, values[i] ?? null])));
  }
}
