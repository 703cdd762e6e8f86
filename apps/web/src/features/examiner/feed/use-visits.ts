import type { PageVisit } from '@e5b/contracts';
import { type QueryClient, useQuery, useQueryClient } from '@tanstack/react-query';
import { fetchVisits } from '../../../lib/api/sittings.js';
import { keys } from '../../../lib/query-keys.js';
import { usePullInterval } from '../../../lib/realtime-context.js';

interface Visits {
  /** Of the candidate, oldest first; one entry per id, as it stands. */
  visits: readonly PageVisit[];
  cursor: number;
}

/** Only what the candidate looked at: the staff's own looks are kept by the server and are nobody's news. */
export function mergeVisits(known: readonly PageVisit[], page: readonly PageVisit[]): PageVisit[] {
  const byId = new Map(known.map((visit) => [visit.id, visit]));
  for (const visit of page) if (visit.who === 'candidate') byId.set(visit.id, visit);
  return [...byId.values()].sort((a, b) => a.startedAt - b.startedAt || a.seq - b.seq);
}

async function pull(client: QueryClient, sittingId: string): Promise<Visits> {
  let { visits, cursor } = client.getQueryData<Visits>(keys.visits(sittingId)) ?? { visits: [], cursor: 0 };
  for (;;) {
    const page = await fetchVisits(sittingId, cursor);
    if (page.visits.length > 0) visits = mergeVisits(visits, page.visits);
    cursor = page.cursor;
    if (!page.more) return { visits, cursor };
  }
}

const NONE: readonly PageVisit[] = [];

/** Screens and pages that the candidate had open. */
export function useVisits(sittingId: string): readonly PageVisit[] {
  const client = useQueryClient();
  const interval = usePullInterval();
  const query = useQuery({
    queryKey: keys.visits(sittingId),
    queryFn: () => pull(client, sittingId),
    refetchInterval: interval,
    refetchIntervalInBackground: true,
    structuralSharing: false,
  });
  return query.data?.visits ?? NONE;
}
