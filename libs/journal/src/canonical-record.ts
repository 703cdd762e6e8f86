import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { JournalEntry, JournalHead, JournalRecord } from './record.js';

const canonical = (value: unknown): string => {
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError('A journal entry must be a JSON value');
  return text;
};

/** The hash that `record` must carry: sha256 in hex over its canonical form without `hash`. */
export function recordHash({ seq, at, kind, data, prev }: Omit<JournalRecord, 'hash'>): string {
  return createHash('sha256').update(canonical({ seq, at, kind, data, prev })).digest('hex');
}

/**
 * Chains `entry` after `head`.
 * @returns the canonical line, without its line break, and the new head
 * @throws TypeError for a value that JSON cannot carry
 */
export function chainEntry(head: JournalHead, entry: JournalEntry): { line: string; head: JournalHead } {
  const bare = { seq: head.seq + 1, at: entry.at, kind: entry.kind, data: entry.data, prev: head.hash };
  const hash = recordHash(bare);
  return { line: canonical({ ...bare, hash }), head: { seq: bare.seq, hash } };
}

const isRecord = (value: unknown): value is JournalRecord => {
  if (typeof value !== 'object' || value === null || Object.keys(value).length !== 6) return false;
  const { seq, at, kind, data, prev, hash } = value as Partial<JournalRecord>;
  return (
    Number.isSafeInteger(seq) &&
    typeof at === 'number' &&
    typeof kind === 'string' &&
    data !== undefined &&
    typeof prev === 'string' &&
    typeof hash === 'string'
  );
};

/** Why a line does not continue a journal that ends at `head`, or the record when it does. */
export function checkLine(head: JournalHead, line: string): { record: JournalRecord } | { reason: string } {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return { reason: 'not JSON' };
  }
  if (!isRecord(value)) return { reason: 'not a journal record' };
  if (value.seq !== head.seq + 1) return { reason: `sequence ${value.seq} where ${head.seq + 1} was due` };
  if (value.prev !== head.hash) return { reason: 'does not follow the line before' };
  if (recordHash(value) !== value.hash) return { reason: 'content does not match its hash' };
  if (canonical(value) !== line) return { reason: 'not in canonical form' };
  return { record: value };
}
