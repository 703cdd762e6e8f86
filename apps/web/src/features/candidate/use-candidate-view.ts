import type { CandidateView } from '@e5b/contracts';
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { fetchCandidateView } from '../../lib/api/candidate.js';
import { keys } from '../../lib/query-keys.js';
import { usePullInterval } from '../../lib/realtime-context.js';
import { serverClock } from '../../lib/server-clock.js';

const NEAR_END_MS = 1000;

function settling(view: CandidateView): boolean {
  const late = view.window.closesAt !== null && (serverClock.now() ?? 0) >= view.window.closesAt;
  return late || view.state === 'closing' || (view.state === 'closed' && view.receipt?.fingerprint === null);
}

/** The candidate's page, pulled by itself: the end arrives even when no announcement does. */
export function useCandidateView() {
  const interval = usePullInterval();
  const query = useQuery({
    queryKey: keys.candidateView,
    queryFn: fetchCandidateView,
    refetchInterval: ({ state }) => (state.data && settling(state.data) ? NEAR_END_MS : interval),
    // The candidate works in other windows: this page is seldom the one in front.
    refetchIntervalInBackground: true,
  });
  const closesAt = query.data?.window.closesAt ?? null;
  const { refetch } = query;
  useEffect(() => {
    const now = serverClock.now();
    if (closesAt === null || now === null) return;
    const timer = setTimeout(() => void refetch(), Math.max(0, closesAt - now) + 50);
    return () => clearTimeout(timer);
  }, [closesAt, refetch]);
  return query;
}
