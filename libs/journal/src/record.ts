/** A value that JSON can carry unchanged. */
export type JsonValue = null | boolean | number | string | readonly JsonValue[] | { readonly [key: string]: JsonValue };

/** What a writer hands over. `at` is the trusted time in milliseconds; `kind` names the shape of `data`. */
export interface JournalEntry {
  readonly kind: string;
  readonly at: number;
  readonly data: JsonValue;
}

/**
 * One line of a journal: the RFC 8785 canonical JSON of these six members.
 * `seq` starts at 1; `prev` is the hash of the line before (64 zeros for the first);
 * `hash` is the sha256, in hex, of the canonical line without `hash`.
 */
export interface JournalRecord extends JournalEntry {
  readonly seq: number;
  readonly prev: string;
  readonly hash: string;
}

/** Where a journal ends. An empty journal ends at `{ seq: 0, hash: GENESIS }`. */
export interface JournalHead {
  readonly seq: number;
  readonly hash: string;
}

/** The `prev` of a journal's first line. */
export const GENESIS = '0'.repeat(64);

/** The head of an empty journal. */
export const EMPTY_HEAD: JournalHead = { seq: 0, hash: GENESIS };
