import type { SlotSummary } from '@e5b/contracts';
import { useQuery } from '@tanstack/react-query';
import { EmptyState } from '../../../components/empty-state.js';
import { QueryView } from '../../../components/query-view.js';
import { fetchSlots } from '../../../lib/api/slots.js';
import { formatDay } from '../../../lib/format-time.js';
import { keys } from '../../../lib/query-keys.js';
import { usePullInterval } from '../../../lib/realtime-context.js';
import { SimpleGrid, Stack, Title } from '../../../ui/index.js';
import { SlotCard } from './slot-card.js';

function byDay(slots: readonly SlotSummary[]): Map<string, SlotSummary[]> {
  const days = new Map<string, SlotSummary[]>();
  for (const slot of [...slots].sort((a, b) => a.startsAt - b.startsAt || a.label.localeCompare(b.label))) {
    const day = formatDay(slot.startsAt);
    days.set(day, [...(days.get(day) ?? []), slot]);
  }
  return days;
}

export function SlotList() {
  const interval = usePullInterval();
  const query = useQuery({ queryKey: keys.slots, queryFn: fetchSlots, refetchInterval: interval });
  return (
    <QueryView query={query} loading="Chargement de vos créneaux…">
      {(slots) =>
        slots.length === 0 ? (
          <EmptyState title="Aucun créneau ne vous est confié">
            Les créneaux sont planifiés par le centre d’examen. Si vous en attendez un, adressez-vous au chef de centre.
          </EmptyState>
        ) : (
          <Stack gap="lg">
            {[...byDay(slots)].map(([day, daySlots]) => (
              <section key={day} aria-label={day}>
                <Title order={2} size="h4" mb="xs">
                  {day}
                </Title>
                <SimpleGrid cols={{ base: 1, sm: 2, lg: 3 }}>
                  {daySlots.map((slot) => (
                    <SlotCard key={slot.id} slot={slot} />
                  ))}
                </SimpleGrid>
              </section>
            ))}
          </Stack>
        )
      }
    </QueryView>
  );
}
