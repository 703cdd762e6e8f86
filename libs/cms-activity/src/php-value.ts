import { unserialize } from 'php-serialize';
import type { JsonValue } from './types.js';

/** Beyond this the text is not worth reading: no setting of a CMS is that long. */
const MAX_LENGTH = 2_000_000;
const MAX_DEPTH = 32;

const LOOKS_SERIALISED = /^(?:a:\d+:\{|O:\d+:"|s:\d+:"|i:-?\d+;|d:|b:[01];|N;)/;

function plain(value: unknown, depth: number): JsonValue {
  if (depth > MAX_DEPTH) return null;
  if (value === null || value === undefined) return null;
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number') return Number.isFinite(value) ? value : String(value);
  if (typeof value === 'bigint') return String(value);
  if (Array.isArray(value)) return value.map((item) => plain(item, depth + 1));
  if (typeof value !== 'object') return null;
  // A Map, then fromEntries: a key named __proto__ stays a key.
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, plain(item, depth + 1)]));
}

/**
 * The value of a stored option or meta: PHP's serialised form as JSON, anything else as it is.
 * What is broken, hostile or too long stays text; it never throws.
 */
export function phpValue(stored: unknown): JsonValue {
  if (typeof stored !== 'string') return typeof stored === 'number' || typeof stored === 'boolean' ? stored : null;
  if (stored.length > MAX_LENGTH || !LOOKS_SERIALISED.test(stored)) return stored;
  const known = memory.get(stored);
  const value = known === undefined ? read(stored) : known;
  memory.delete(stored);
  memory.set(stored, value);
  const [oldest] = memory.keys();
  if (memory.size > REMEMBERED && oldest !== undefined) memory.delete(oldest);
  return value;
}

/** The last values read: the rules look at the same settings after every row. */
const memory = new Map<string, JsonValue>();
const REMEMBERED = 64;

function read(stored: string): JsonValue {
  try {
    return plain(unserialize(stored, {}, { strict: false }), 0);
  } catch {
    return stored;
  }
}

export type PhpRecord = Readonly<Record<string, JsonValue>>;

/** The value as an object (a list by its indexes); empty for anything else. */
export function phpRecord(stored: unknown): PhpRecord {
  const value = phpValue(stored);
  if (Array.isArray(value)) return Object.fromEntries(value.map((item, i) => [String(i), item as JsonValue]));
  return typeof value === 'object' && value !== null ? (value as PhpRecord) : {};
}

/** The values of a PHP array, whatever its keys. */
export const phpList = (stored: unknown): JsonValue[] => Object.values(phpRecord(stored));

/** A value read out of `phpValue`, as an object. */
export const asRecord = (value: JsonValue | undefined): PhpRecord =>
  Array.isArray(value)
    ? Object.fromEntries(value.map((item, i) => [String(i), item as JsonValue]))
    : typeof value === 'object' && value !== null
      ? (value as PhpRecord)
      : {};
