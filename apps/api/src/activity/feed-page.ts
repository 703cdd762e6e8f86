import type { FeedEvent, FeedPage, FeedState } from '@e5b/contracts';
import { type EntityManager, MoreThan } from 'typeorm';
import { ActivityEventEntity } from './activity-event.entity.js';
import { ActivityStreamEntity } from './activity-stream.entity.js';
import { type CountedWindow, outsideWindow } from './change-summary.js';

export const PAGE_EVENTS = 500;

function toFeedEvent(row: ActivityEventEntity, counted: CountedWindow): FeedEvent {
  const { id, seq, firstSeq, at, lastAt, question, withdrawn, content } = row;
  const outside = outsideWindow(at, counted);
  const facts = outside === null ? content.facts : { ...content.facts, outsideWindow: outside };
  return { id, seq, firstSeq, at, lastAt, question, withdrawn, screen: null, who: null, ...content, facts };
}

/** The events after a cursor, at most 500. `facts.outsideWindow` marks an act that does not count. */
export async function feedPage(
  manager: EntityManager,
  sittingId: string,
  after: number,
  feed: FeedState,
): Promise<FeedPage> {
  const stream = await manager.findOneBy(ActivityStreamEntity, { sittingId });
  const rows = await manager.find(ActivityEventEntity, {
    where: { sittingId, seq: MoreThan(after) },
    order: { seq: 'ASC' },
    take: PAGE_EVENTS + 1,
  });
  const events = rows.slice(0, PAGE_EVENTS);
  const counted = { from: stream?.countFrom ?? null, until: stream?.countUntil ?? null };
  return {
    events: events.map((row) => toFeedEvent(row, counted)),
    cursor: events.at(-1)?.seq ?? after,
    more: rows.length > PAGE_EVENTS,
    feed,
  };
}
