import type { FeedEvent, FeedState, ReaderFeedPage } from '@e5b/contracts';
import { type QueryClient, useQuery, useQueryClient } from '@tanstack/react-query';
import { announcedSeq } from '../../../lib/announced-activity.js';
import { fetchActivity } from '../../../lib/api/sittings.js';
import { keys } from '../../../lib/query-keys.js';
import { usePullInterval } from '../../../lib/realtime-context.js';

export interface Activity {
  /** Newest first; one entry per id, as last refined. */
  events: readonly FeedEvent[];
  cursor: number;
  feed: FeedState;
  /** How far the examiner had read when he last left this candidate, as the server keeps it. */
  seen: ReaderFeedPage['seen'];
}

/** Refined events replace their earlier selves; order is that of the act's first row. */
export function mergeEvents(known: readonly FeedEvent[], page: readonly FeedEvent[]): FeedEvent[] {
  const byId = new Map(known.map((event) => [event.id, event]));
  for (const event of page) {
    const before = byId.get(event.id);
    if (!before || before.seq < event.seq) byId.set(event.id, event);
  }
  return [...byId.values()].sort((a, b) => b.at - a.at || b.seq - a.seq);
}

const NOTHING: Pick<Activity, 'events' | 'cursor'> = { events: [], cursor: 0 };

/** Reads on from the cursor until nothing more is there or announced. */
async function pull(client: QueryClient, sittingId: string): Promise<Activity> {
  let { events, cursor } = client.getQueryData<Activity>(keys.activity(sittingId)) ?? NOTHING;
  for (;;) {
    const announcedBefore = announcedSeq(sittingId);
    const page = await fetchActivity(sittingId, cursor);
    if (page.events.length > 0) events = mergeEvents(events, page.events);
    const stuck = page.cursor <= cursor;
    cursor = Math.max(cursor, page.cursor);
    const announcedMeanwhile = announcedSeq(sittingId) > Math.max(cursor, announcedBefore);
    if (!announcedMeanwhile && (stuck || !page.more)) return { events, cursor, feed: page.feed, seen: page.seen };
  }
}

export function useActivity(sittingId: string) {
  const client = useQueryClient();
  const interval = usePullInterval();
  return useQuery({
    queryKey: keys.activity(sittingId),
    queryFn: () => pull(client, sittingId),
    refetchInterval: interval,
    refetchIntervalInBackground: true,
    structuralSharing: false,
  });
}
