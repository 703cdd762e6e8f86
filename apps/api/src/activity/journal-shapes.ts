import { createHash } from 'node:crypto';
import { type Cms, cleanChange, type RawRow, type Row, type RowChange, redactRow } from '@e5b/cms-activity';
import type { JournalEntry, JsonValue } from '@e5b/journal';
import { z } from 'zod';
import type { DatabaseSnapshot, StreamedTransaction } from './change-stream.js';

/** What an interpreter must know of the sandbox; part of the journal, so that it can be read again without it. */
export interface ObservedSite {
  readonly sandbox: string;
  readonly cms: Cms;
  readonly version: string;
  readonly prefix: string;
  readonly origin: string;
}

const Rows = z.custom<readonly Row[]>(Array.isArray);

/** Kind `snapshot`: where reading began, or began again after a loss. */
export const SnapshotLine = z.object({
  site: z.object({
    sandbox: z.string(),
    cms: z.enum(['wordpress', 'prestashop']),
    version: z.string(),
    prefix: z.string(),
    origin: z.string(),
  }),
  position: z.object({ file: z.string(), offset: z.number() }),
  tables: z.record(z.string(), Rows),
});
export type SnapshotLine = z.infer<typeof SnapshotLine>;

/** Kind `transaction`: one commit. The line's own `at` is the receive time; `at` here is what the interpreter counts with. */
export const TransactionLine = z.object({
  position: z.object({ file: z.string(), start: z.number(), end: z.number() }),
  gtid: z.string().nullable(),
  loggedAt: z.number(),
  at: z.number(),
  /** Read late, after an interruption: `at` then rests on the sandbox's own clock, within what the platform knows. */
  backlog: z.boolean(),
  statement: z.string().nullable(),
  /** Why the rows of this commit are missing, else null. */
  unreadable: z.string().nullable(),
  changes: z.custom<readonly RowChange[]>(Array.isArray),
});
export type TransactionLine = z.infer<typeof TransactionLine>;

/** Larger values are cut and named by their hash: one row must not make a line that nothing can hold. */
const VALUE_BYTES = 4 * 1024 * 1024;
/** What is left of a value in a row that is kept in brief: enough for ids, names and dates. */
const BRIEF_BYTES = 128;

function carried(value: unknown, most: number): unknown {
  if (value instanceof Uint8Array) {
    const bytes = Buffer.from(value.buffer, value.byteOffset, value.byteLength);
    const text = bytes.toString('utf8');
    return carried(Buffer.from(text, 'utf8').equals(bytes) ? text : `base64:${bytes.toString('base64')}`, most);
  }
  if (typeof value !== 'string' || value.length * 3 <= most) return value;
  const bytes = Buffer.from(value, 'utf8');
  if (bytes.length <= most) return value;
  const hash = createHash('sha256').update(bytes).digest('hex');
  return `${bytes.subarray(0, most).toString('utf8')}… [${bytes.length} bytes, sha256 ${hash}]`;
}

const carriedRow = (row: RawRow, most = VALUE_BYTES): RawRow =>
  Object.fromEntries(Object.entries(row).map(([column, value]) => [column, carried(value, most)]));

/** A line to be written and what a reader will parse it to. */
export interface Written<Line> {
  readonly entry: JournalEntry;
  readonly line: Line;
}

// Rows are JSON by construction (cms-activity cleans them), which an interface without index signature cannot say.
const written = <Line>(kind: string, at: number, line: Line): Written<Line> => ({
  entry: { kind, at, data: line as JsonValue },
  line,
});

/** The journal's line for a snapshot: secrets removed. */
export function snapshotEntry(site: ObservedSite, snapshot: DatabaseSnapshot, at: number): Written<SnapshotLine> {
  const tables = Object.fromEntries(
    Object.entries(snapshot.tables).map(([table, rows]) => [
      table,
      rows.map((row) => redactRow(site.cms, site.prefix, table, carriedRow(row))),
    ]),
  );
  return written('snapshot', at, { site: { ...site }, position: { ...snapshot.position }, tables });
}

/**
 * The journal's line for a commit: secrets removed, every other column kept.
 * @param isBrief tables whose long values are cut to their beginning and hash
 */
export function transactionEntry(
  site: ObservedSite,
  { position, gtid, loggedAt, statement, unreadable, receivedAt, changes }: StreamedTransaction,
  time: { at: number; backlog: boolean },
  isBrief: (table: string) => boolean = () => false,
): Written<TransactionLine> {
  const clean = changes.map(({ table, op, before, after }) => {
    const most = isBrief(table) ? BRIEF_BYTES : VALUE_BYTES;
    return cleanChange(site.cms, site.prefix, {
      table,
      op,
      before: before && carriedRow(before, most),
      after: after && carriedRow(after, most),
    });
  });
  return written('transaction', receivedAt, {
    position: { ...position },
    gtid,
    loggedAt,
    ...time,
    statement,
    unreadable,
    changes: clean,
  });
}
