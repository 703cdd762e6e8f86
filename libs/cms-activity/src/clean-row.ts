import { secretMark } from './secrets.js';
import type { Cell, Cms, Row, RowChange } from './types.js';

/** A row as a binlog or SQL client gives it. */
export type RawRow = Readonly<Record<string, unknown>>;

/** A row event as the binlog client gives it: any decoded values, secrets included. */
export interface RawRowChange {
  readonly table: string;
  readonly op: RowChange['op'];
  readonly before: RawRow | null;
  readonly after: RawRow | null;
}

const decoder = new TextDecoder('utf-8');

/** A lone surrogate cannot be hashed or stored: UTF-8 replaces it. */
const wellFormed = (text: string): string =>
  /[\ud800-\udfff]/.test(text) ? Buffer.from(text, 'utf8').toString('utf8') : text;

function cleanCell(value: unknown): Cell {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string') return wellFormed(value);
  if (typeof value === 'boolean') return value;
  if (typeof value === 'number') return Number.isFinite(value) ? value : String(value);
  if (typeof value === 'bigint') return String(value);
  if (value instanceof Uint8Array) return decoder.decode(value);
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value.toISOString();
  return JSON.stringify(value);
}

function clean(raw: RawRow, hide: (column: string, value: Cell) => Cell): Row {
  return Object.fromEntries(Object.entries(raw).map(([column, value]) => [column, hide(column, cleanCell(value))]));
}

/**
 * A row that may be journalled: JSON values only (bytes as UTF-8 text, invalid sequences replaced), and every password,
 * key and session token replaced by a mark that tells only whether it is empty.
 */
export function redactRow(cms: Cms, prefix: string, table: string, raw: RawRow): Row {
  const isSecret = secretMark(cms, prefix, table, raw);
  return clean(raw, (column, value) => (isSecret(column) ? hidden(value, false) : value));
}

const hidden = (value: Cell, changed: boolean): Cell =>
  value === null || value === '' ? value : changed ? '[secret, changed]' : '[secret]';

/** `redactRow` on both sides of a row event; an update that changes a secret stays visible as a change. */
export function cleanChange(cms: Cms, prefix: string, change: RawRowChange): RowChange {
  const { table, op, before, after } = change;
  const cleanBefore = before && redactRow(cms, prefix, table, before);
  if (!after) return { table, op, before: cleanBefore, after: null };
  const isSecret = secretMark(cms, prefix, table, after);
  const cleanAfter = clean(after, (column, value) =>
    isSecret(column) ? hidden(value, before !== null && cleanCell(before[column]) !== value) : value,
  );
  return { table, op, before: cleanBefore, after: cleanAfter };
}
