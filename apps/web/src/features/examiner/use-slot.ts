import type { SittingView, SlotView } from '@e5b/contracts';
import { type QueryClient, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { fetchSlot } from '../../lib/api/slots.js';
import { keys } from '../../lib/query-keys.js';
import { usePullInterval, useWatchSlot } from '../../lib/realtime-context.js';

export function useSlot(slotId: string) {
  const interval = usePullInterval();
  useWatchSlot(slotId);
  return useQuery({
    queryKey: keys.slot(slotId),
    queryFn: () => fetchSlot(slotId),
    refetchInterval: interval,
    refetchIntervalInBackground: true,
  });
}

/** Puts an action's answer where the board reads it, unless something newer is already there. */
export function takeSitting(client: QueryClient, sitting: SittingView): void {
  client.setQueryData<SlotView>(
    keys.slot(sitting.slotId),
    (slot) => slot && { ...slot, sittings: slot.sittings.map((known) => (newer(sitting, known) ? sitting : known)) },
  );
  client.setQueryData(keys.sitting(sitting.id), sitting);
}

const newer = (next: SittingView, known: SittingView): boolean => next.id === known.id && next.version >= known.version;

/** One of the examiner's orders about a sitting. */
export function useSittingOrder<V = void>(order: (variables: V) => Promise<SittingView>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: order,
    onSuccess: (sitting) => takeSitting(client, sitting),
    onError: () => client.invalidateQueries({ queryKey: ['slot'] }),
  });
}
