import type { EntityManager } from 'typeorm';
import { ActivityEventEntity } from './activity-event.entity.js';
import { TABS_OBJECT } from './feed-act.js';

/** What the receipt says of a candidate's work. */
export interface ChangeSummary {
  /** Trusted ms of the last row counted; null when nothing counts. */
  readonly lastChangeAt: number | null;
  readonly changeCount: number;
}

/**
 * A write that the gateway received before the deadline is served, and its rows come a little after: what is received
 * within this time after the deadline still counts. Later rows can only come from work that the candidate left running.
 */
export const LATE_AFTER_MS = 5000;

/** Trusted ms; null leaves a side open. */
export interface CountedWindow {
  readonly from: number | null;
  readonly until: number | null;
}

/** Where an act lies outside the window, or null. */
export function outsideWindow(at: number, { from, until }: CountedWindow): 'before' | 'after' | null {
  if (from !== null && at < from) return 'before';
  return until !== null && at > until + LATE_AFTER_MS ? 'after' : null;
}

/** Acts that stand and lie in the window; looking at pages changes nothing and does not count. */
export async function summarise(
  manager: EntityManager,
  sittingId: string,
  { from, until }: CountedWindow,
): Promise<ChangeSummary> {
  const end = until === null ? Number.MAX_SAFE_INTEGER : until + LATE_AFTER_MS;
  const row = await manager
    .createQueryBuilder(ActivityEventEntity, 'event')
    .select('COUNT(*)', 'count')
    .addSelect('MAX(LEAST(event.lastAt, :end))', 'last')
    .where('event.sittingId = :sittingId AND NOT event.withdrawn', { sittingId })
    .andWhere("JSON_VALUE(event.content, '$.object') <> :tabs", { tabs: TABS_OBJECT })
    .andWhere('event.at BETWEEN :from AND :end', { from: from ?? 0, end })
    .getRawOne<{ count: string; last: string | null }>();
  const last = row?.last ?? null;
  return { lastChangeAt: last === null ? null : Number(last), changeCount: Number(row?.count ?? 0) };
}
