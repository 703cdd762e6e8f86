/** One statement of a dump, without its delimiter. Bytes as latin1 characters: nothing is decoded on the way. */
export interface SqlStatement {
  readonly text: string;
  readonly delimiter: string;
}

/** A statement longer than this is not one of a dump that fits into an exam context. */
const MAX_STATEMENT_BYTES = 192 * 2 ** 20;

/** The dump cannot be read as SQL. */
export class SqlDumpError extends Error {
  override readonly name = 'SqlDumpError';
}

const NEWLINE = 0x0a;
const [QUOTE, DOUBLE, BACKTICK, BACKSLASH] = [0x27, 0x22, 0x60, 0x5c];
const [DASH, HASH, SLASH, STAR, BANG, BIG_M] = [0x2d, 0x23, 0x2f, 0x2a, 0x21, 0x4d];
const DIRECTIVE = /^delimiter[ \t]+(\S+)[ \t]*\r?$/i;
/** MariaDB's first line: a switch for its client, never ended by a delimiter. */
const SANDBOX = '/*M!999999';

const isSpace = (byte: number | undefined): boolean => byte !== undefined && byte <= 0x20;

/**
 * Cuts a dump into statements as the mysql client does: quotes, comments, `DELIMITER`. Comments between statements are
 * dropped (`onComment` hears them); executable ones (`/*!`) are statements.
 * @throws SqlDumpError for a quote that never ends or a statement beyond all measure
 */
export async function* sqlStatements(
  source: AsyncIterable<Buffer>,
  onComment: (text: string) => void = () => {},
): AsyncGenerator<SqlStatement> {
  const splitter = new StatementSplitter(onComment);
  for await (const chunk of source) {
    splitter.push(chunk);
    yield* splitter.statements(false);
  }
  yield* splitter.statements(true);
}

class StatementSplitter {
  private buffer = Buffer.alloc(1 << 20);
  private start = 0;
  private end = 0;
  private at = 0;
  /** The closing byte of the quote that `at` stands in, or 0. */
  private quote = 0;
  private delimiter = Buffer.from(';');

  constructor(private readonly onComment: (text: string) => void) {}

  push(chunk: Buffer): void {
    if (this.end + chunk.length > this.buffer.length) this.makeRoom(chunk.length);
    chunk.copy(this.buffer, this.end);
    this.end += chunk.length;
  }

  private makeRoom(needed: number): void {
    const kept = this.end - this.start;
    if (kept > MAX_STATEMENT_BYTES) throw new SqlDumpError('A statement of the dump never ends');
    const size = kept + needed > this.buffer.length / 2 ? (kept + needed) * 2 : this.buffer.length;
    const next = size === this.buffer.length ? this.buffer : Buffer.allocUnsafe(size);
    this.buffer.copy(next, 0, this.start, this.end);
    this.buffer = next;
    this.at -= this.start;
    this.end = kept;
    this.start = 0;
  }

  *statements(final: boolean): Generator<SqlStatement> {
    for (;;) {
      if (this.quote === 0 && !this.skipBetween(final)) return;
      if (!this.findDelimiter(final)) break;
      yield this.cut(this.at, this.delimiter.length);
    }
    if (!final) return;
    if (this.quote !== 0) throw new SqlDumpError('The dump ends inside a quote: it is cut off');
    if (this.text(this.start, this.end).trim() !== '') yield this.cut(this.end, 0);
  }

  private cut(to: number, skip: number): SqlStatement {
    const statement = { text: this.text(this.start, to).trim(), delimiter: this.delimiter.toString('latin1') };
    this.start = this.at = to + skip;
    return statement;
  }

  private text(from: number, to: number): string {
    return this.buffer.toString('latin1', from, to);
  }

  /** At the beginning of a statement: passes spaces, comments and DELIMITER lines. False when more bytes are needed. */
  private skipBetween(final: boolean): boolean {
    while (this.at === this.start) {
      while (this.at < this.end && isSpace(this.buffer[this.at])) this.at++;
      this.start = this.at;
      if (this.end - this.at < 16 && !final) return false;
      if (this.at >= this.end) return false;
      const length = this.commentLength(this.at, final, true) ?? this.directiveLength(final);
      if (length === null) return true;
      if (length < 0) return false;
      this.start = this.at = this.at + length;
    }
    return true;
  }

  /** Null: no comment here; -1: it goes on beyond the bytes at hand. */
  private commentLength(at: number, final: boolean, between: boolean): number | null {
    const [first, second, third] = [this.buffer[at], this.buffer[at + 1], this.buffer[at + 2]];
    const line = first === HASH || (first === DASH && second === DASH && (at + 2 >= this.end || isSpace(third)));
    if (line) {
      const stop = this.buffer.subarray(0, this.end).indexOf(NEWLINE, at);
      if (stop === -1 && !final) return -1;
      const to = stop === -1 ? this.end : stop + 1;
      if (between) this.onComment(this.text(at, to).trim());
      return to - at;
    }
    if (first !== SLASH || second !== STAR) return null;
    const executable = third === BANG || (third === BIG_M && this.buffer[at + 3] === BANG);
    if (executable && this.text(at, at + SANDBOX.length) !== SANDBOX) return null;
    const stop = this.buffer.subarray(0, this.end).indexOf('*/', at + 2, 'latin1');
    if (stop === -1) return final ? this.end - at : -1;
    return stop + 2 - at;
  }

  private directiveLength(final: boolean): number | null {
    if ((this.buffer[this.at] ?? 0) !== 0x44 && (this.buffer[this.at] ?? 0) !== 0x64) return null;
    if (!/^delimiter\s/i.test(this.text(this.at, this.at + 10))) return null;
    const stop = this.buffer.subarray(0, this.end).indexOf(NEWLINE, this.at);
    if (stop === -1 && !final) return -1;
    const to = stop === -1 ? this.end : stop;
    const delimiter = DIRECTIVE.exec(this.text(this.at, to))?.[1];
    if (!delimiter) return null;
    this.delimiter = Buffer.from(delimiter, 'latin1');
    return to - this.at;
  }

  /** Moves `at` to the next delimiter outside quotes and comments. False when there is none yet. */
  private findDelimiter(final: boolean): boolean {
    const { buffer, delimiter } = this;
    const mark = delimiter[0];
    // What needs a look ahead waits for bytes to look at.
    const last = final ? this.end : this.end - 16;
    while (this.at < last) {
      if (this.quote !== 0) {
        if (!this.passQuote()) return false;
        continue;
      }
      const byte = buffer[this.at] ?? 0;
      if (byte === mark && buffer.compare(delimiter, 0, delimiter.length, this.at, this.at + delimiter.length) === 0) {
        return true;
      }
      if (byte === QUOTE || byte === DOUBLE || byte === BACKTICK) {
        this.quote = byte;
        this.at++;
      } else if (byte === HASH || byte === DASH || byte === SLASH) {
        const length = this.commentLength(this.at, final, false);
        if (length !== null && length < 0) return false;
        this.at += length ?? 1;
      } else this.at++;
    }
    return false;
  }

  /** To behind the closing quote. False when the bytes at hand end before it. */
  private passQuote(): boolean {
    const { buffer, end, quote } = this;
    let at = this.at;
    while (at < end) {
      const byte = buffer[at];
      if (byte === quote) break;
      at += byte === BACKSLASH && quote !== BACKTICK ? 2 : 1;
    }
    if (at >= end) {
      // A backslash may be the last byte at hand: it is read again with the one it escapes.
      this.at = at > end ? end - 1 : end;
      return false;
    }
    this.at = at + 1;
    this.quote = 0;
    return true;
  }
}
