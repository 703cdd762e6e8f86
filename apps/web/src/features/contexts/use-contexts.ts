import type { ContextsView } from '@e5b/contracts';
import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import { fetchContexts } from '../../lib/api/contexts.js';
import { keys } from '../../lib/query-keys.js';
import { usePullInterval } from '../../lib/realtime-context.js';
import { isLiving } from './install-words.js';

const PROGRESS_MS = 1000;

/** The room's content: announced when something changes, pulled at a short beat only while an installation runs. */
export function useContexts(): UseQueryResult<ContextsView> {
  const safety = usePullInterval();
  return useQuery({
    queryKey: keys.contexts,
    queryFn: fetchContexts,
    refetchInterval: ({ state }) => (state.data?.installs.some(isLiving) ? PROGRESS_MS : safety),
  });
}
