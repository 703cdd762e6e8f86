import type { FeedEvent, ReaderFeedPage } from '@e5b/contracts';

export type SeenMark = ReaderFeedPage['seen'];

/** Whether an act is new, or was gone on with, since the mark. One that is told late counts as new whenever it was done. */
export function isNew(event: FeedEvent, mark: SeenMark): boolean {
  if (mark === null) return true;
  return event.firstSeq > mark.seq || (event.object !== 'tabs' && event.lastAt > mark.at);
}

export const countNew = (events: readonly FeedEvent[], mark: SeenMark): number =>
  events.filter((event) => !event.withdrawn && isNew(event, mark)).length;

/** « 3 nouveautés » */
export const newsText = (count: number): string => (count === 1 ? '1 nouveauté' : `${count} nouveautés`);
