/** A value as SQL would print it: numbers and words as text, strings decoded from UTF-8. */
export type SqlValue = string | null;

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', '0': '\0', Z: '\x1a', b: '\b' };
const HEAD =
  /^(?:INSERT|REPLACE)(?:\s+(?:LOW_PRIORITY|DELAYED|HIGH_PRIORITY|IGNORE))*\s+(?:INTO\s+)?(?:`(?:[^`]|``)+`\.)?(?:`((?:[^`]|``)+)`|(\w+))\s*(?:\(([^)]*)\))?\s*(?:VALUES?|SET)\b\s*/i;
const [QUOTE, DOUBLE, BACKSLASH, OPEN, CLOSE, COMMA] = [0x27, 0x22, 0x5c, 0x28, 0x29, 0x2c];

export const utf8 = (latin1: string): string => Buffer.from(latin1, 'latin1').toString('utf8');

export interface InsertHead {
  readonly table: string;
  /** Null: all columns of the table in their order. */
  readonly columns: readonly string[] | null;
  /** Where the first row begins. */
  readonly at: number;
}

/** The head of an INSERT or REPLACE statement, or null for another one. */
export function insertHead(text: string): InsertHead | null {
  const match = HEAD.exec(text);
  if (!match) return null;
  const columns = match[3]?.split(',').map((name) => utf8(name.trim().replaceAll('`', ''))) ?? null;
  return { table: utf8((match[1] ?? match[2] ?? '').replaceAll('``', '`')), columns, at: match[0].length };
}

/** Rows of an INSERT statement from `at` on: values in their order. Stops at what it does not understand. */
export function* insertRows(text: string, at: number): Generator<SqlValue[]> {
  const reader = new RowReader(text, at);
  for (let row = reader.next(); row; row = reader.next()) yield row;
}

class RowReader {
  constructor(
    private readonly text: string,
    private at: number,
  ) {}

  next(): SqlValue[] | null {
    if (!this.enter()) return null;
    const values: SqlValue[] = [];
    for (;;) {
      values.push(this.value());
      const byte = this.text.charCodeAt(this.at++);
      if (byte !== COMMA) return values;
    }
  }

  private enter(): boolean {
    const found = /[\s,]*\(/y;
    found.lastIndex = this.at;
    if (!found.test(this.text)) return false;
    this.at = found.lastIndex;
    return true;
  }

  private value(): SqlValue {
    const blank = /\s*(?:_\w+\s+)?/y;
    blank.lastIndex = this.at;
    if (blank.test(this.text)) this.at = blank.lastIndex;
    const byte = this.text.charCodeAt(this.at);
    if (byte === QUOTE || byte === DOUBLE) {
      const value = this.quoted(byte);
      while (this.text.charCodeAt(this.at) <= 0x20) this.at++;
      return value;
    }
    const from = this.at;
    for (let depth = 0; this.at < this.text.length; this.at++) {
      const here = this.text.charCodeAt(this.at);
      if (here === OPEN) depth++;
      if ((here === COMMA || here === CLOSE) && depth === 0) break;
      if (here === CLOSE) depth--;
    }
    const word = this.text.slice(from, this.at).trim();
    if (/^null$/i.test(word)) return null;
    return /^0x[0-9a-f]*$/i.test(word) ? Buffer.from(word.slice(2), 'hex').toString('utf8') : word;
  }

  private quoted(quote: number): string {
    const end = this.quoteEnd(quote);
    const raw = this.text.slice(this.at + 1, end - 1);
    this.at = end;
    const mark = String.fromCharCode(quote);
    const plain = raw.includes('\\') || raw.includes(mark + mark) ? decode(raw, mark) : raw;
    return utf8(plain);
  }

  /** Behind the closing quote of the string that begins at `at`. */
  private quoteEnd(quote: number): number {
    for (let i = this.at + 1; i < this.text.length; i++) {
      const byte = this.text.charCodeAt(i);
      if (byte === BACKSLASH) i++;
      else if (byte === quote) {
        if (this.text.charCodeAt(i + 1) !== quote) return i + 1;
        i++;
      }
    }
    return this.text.length;
  }
}

function decode(raw: string, mark: string): string {
  const pattern = mark === '"' ? /\\([\s\S])|""/g : /\\([\s\S])|''/g;
  return raw.replace(pattern, (_, escaped: string | undefined) =>
    escaped === undefined ? mark : (ESCAPES[escaped] ?? escaped),
  );
}
