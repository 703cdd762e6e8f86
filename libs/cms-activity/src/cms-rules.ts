import type { Burst, NetRow } from './burst.js';
import type { Finding } from './finding.js';
import type { Mirror, TableSpec } from './mirror.js';
import type { RowChange } from './types.js';

/** What one CMS adds to the interpreter. */
export interface CmsRules {
  readonly tables: readonly TableSpec[];
  /** More rows of a table (without prefix) than this in one transaction are told as one act; 200 when left out. */
  floodLimit?(table: string): number;
  /** Subjects that a row concerns, none for noise. Asked after the mirror has taken the row. */
  subjects(change: RowChange, mirror: Mirror): readonly string[];
  /** What a burst amounts to so far. Asked again after every row, so it only looks and keeps nothing. */
  read(burst: Burst, mirror: Mirror, siblings: Siblings): Finding[];
}

/** Net rows of the bursts around the same moment, under way or just settled: they explain side effects. */
export interface Siblings {
  row(subject: string, table: string, key: string): NetRow | null;
  rows(subject: string, table: string): NetRow[];
}
