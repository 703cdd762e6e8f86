import type { BinlogRange } from '@e5b/cms-activity';

/** A place between two transactions of a sandbox's binlog: a valid point to resume from. */
export interface BinlogPosition {
  readonly file: string;
  readonly offset: number;
}

/** Number at the end of a binlog file's name (`mysql-bin.000002` → 2). It only grows. */
const ordinal = (file: string): number => Number(/\.(\d+)$/.exec(file)?.[1] ?? 0);

/** Negative, zero or positive as `a` lies before, at or after `b`. */
export const comparePositions = (a: BinlogPosition, b: BinlogPosition): number =>
  ordinal(a.file) - ordinal(b.file) || a.offset - b.offset;

export const endOf = (range: BinlogRange): BinlogPosition => ({ file: range.file, offset: range.end });
