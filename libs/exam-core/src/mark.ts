import { DomainError } from './domain-error.js';
import type { Level } from './level.js';

/**
 * A published rule from levels to a mark out of 20. There is no official conversion: the rule is data of the context,
 * and what it gives is only ever shown beside the examiner's own mark.
 */
export interface MarkRule {
  /** Share of the row's weight that each level earns, 0 to 1. */
  shares: Record<Level, number>;
  /** The proposal is rounded to the nearest multiple of this many points. */
  step: number;
}

export const DEFAULT_MARK_RULE: MarkRule = { shares: { TI: 0, I: 1 / 3, S: 2 / 3, TS: 1 }, step: 0.5 };

export interface RatedRow {
  level: Level | null;
  weight: number;
}

/** The proposed mark out of 20, or null while a row that counts is not rated. */
export function proposeMark(rows: readonly RatedRow[], rule: MarkRule = DEFAULT_MARK_RULE): number | null {
  const counted = rows.filter((row) => row.weight > 0);
  const total = counted.reduce((sum, row) => sum + row.weight, 0);
  if (total === 0) return null;
  let earned = 0;
  for (const { level, weight } of counted) {
    if (level === null) return null;
    earned += rule.shares[level] * weight;
  }
  const mark = (20 * earned) / total;
  // The small term keeps 12.249999… (a third added three times) on the side that a hand calculation gives.
  return Math.min(20, Math.max(0, Math.round(mark / rule.step + 1e-9) * rule.step));
}

/** Accepts 0 to 20 by half points; throws MARK_OUT_OF_RANGE or MARK_NOT_A_HALF_POINT. */
export function checkMark(mark: number): number {
  if (!Number.isFinite(mark) || mark < 0 || mark > 20) throw new DomainError('MARK_OUT_OF_RANGE', { mark });
  if (!Number.isInteger(mark * 2)) throw new DomainError('MARK_NOT_A_HALF_POINT', { mark });
  return mark;
}
