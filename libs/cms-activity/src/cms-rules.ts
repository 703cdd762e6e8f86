import type { Burst, NetRow } from './burst.js';
import type { Finding } from './finding.js';
import type { Mirror, TableSpec } from './mirror.js';
import type { RowChange } from './types.js';

/** What one CMS adds to the interpreter. */
export interface CmsRules {
  readonly tables: readonly TableSpec[];
  /** Whether the rules never look at a table (without prefix), however many of its rows change. */
  isUnread?(table: string): boolean;
  /** Subjects that a row concerns, none for noise. Asked after the mirror has taken the row. */
  subjects(change: RowChange, mirror: Mirror): readonly string[];
  /** What a burst amounts to so far. Asked again after every row, so it only looks and keeps nothing. */
  read(burst: Burst, mirror: Mirror, siblings: Siblings): Finding[];
}

/** Net rows of the bursts around the same moment, under way or just settled: they explain side effects. */
export interface Siblings {
  row(subject: string, table: string, key: string): NetRow | null;
}
