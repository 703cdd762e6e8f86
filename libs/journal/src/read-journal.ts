import { createReadStream } from 'node:fs';
import type { Readable } from 'node:stream';
import { checkLine } from './canonical-record.js';
import { EMPTY_HEAD, type JournalHead, type JournalRecord } from './record.js';

const LINE_BREAK = 0x0a;

/** A line without its break, the byte offset after it, and whether a break ended it. */
export interface JournalLine {
  readonly text: string;
  readonly end: number;
  readonly complete: boolean;
}

/** Lines of a byte stream, in memory one at a time; the last one is incomplete when no line break ends it. */
export async function* journalLines(source: AsyncIterable<Uint8Array | string>): AsyncGenerator<JournalLine> {
  let pieces: Buffer[] = [];
  let offset = 0;
  for await (const part of source) {
    const chunk = Buffer.from(part as Uint8Array);
    let from = 0;
    for (let at = chunk.indexOf(LINE_BREAK); at !== -1; at = chunk.indexOf(LINE_BREAK, from)) {
      const bytes = Buffer.concat([...pieces, chunk.subarray(from, at)]);
      pieces = [];
      from = at + 1;
      offset += bytes.length + 1;
      yield { text: bytes.toString('utf8'), end: offset, complete: true };
    }
    if (from < chunk.length) pieces.push(chunk.subarray(from));
  }
  const rest = Buffer.concat(pieces);
  if (rest.length > 0) yield { text: rest.toString('utf8'), end: offset + rest.length, complete: false };
}

/** A journal whose chain is broken at `line` (1-based). */
export class BrokenJournalError extends Error {
  override readonly name = 'BrokenJournalError';

  constructor(
    readonly line: number,
    readonly reason: string,
  ) {
    super(`Journal broken at line ${line}: ${reason}`);
  }
}

/**
 * Records of a journal, oldest first, each checked against the chain. A torn last line is not a record and ends the reading.
 * @param options.from first `seq` to yield (the chain is checked from the start all the same); 1 when left out
 * @throws BrokenJournalError at the first line that does not continue the chain
 */
export async function* readJournal(path: string, { from = 1 } = {}): AsyncGenerator<JournalRecord> {
  let head = EMPTY_HEAD;
  for await (const line of journalLines(createReadStream(path))) {
    if (!line.complete) return;
    const checked = checkLine(head, line.text);
    if ('reason' in checked) throw new BrokenJournalError(head.seq + 1, checked.reason);
    head = checked.record;
    if (head.seq >= from) yield checked.record;
  }
}

export type JournalVerdict =
  | { readonly ok: true; readonly count: number; readonly head: JournalHead }
  | { readonly ok: false; readonly line: number; readonly reason: string };

/**
 * Checks a whole journal. A torn last line makes it not ok: an archived journal has none.
 * Cutting whole lines off the end cannot be seen from inside: compare `head` with the one noted elsewhere.
 */
export async function verifyJournal(source: string | Readable): Promise<JournalVerdict> {
  let head = EMPTY_HEAD;
  const stream = typeof source === 'string' ? createReadStream(source) : source;
  for await (const line of journalLines(stream)) {
    const checked = line.complete ? checkLine(head, line.text) : { reason: 'cut in the middle of a line' };
    if ('reason' in checked) return { ok: false, line: head.seq + 1, reason: checked.reason };
    head = { seq: checked.record.seq, hash: checked.record.hash };
  }
  return { ok: true, count: head.seq, head };
}
