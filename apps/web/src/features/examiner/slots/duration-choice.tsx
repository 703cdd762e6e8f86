import type { SlotSummary } from '@e5b/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { notifyFailure } from '../../../components/notify-failure.js';
import { chooseDuration } from '../../../lib/api/slots.js';
import { formatSeconds } from '../../../lib/format-time.js';
import { keys } from '../../../lib/query-keys.js';
import { Group, Radio } from '../../../ui/index.js';

/** The length of a rehearsal, before it opens. */
export function DurationChoice({ slot }: { slot: SlotSummary }) {
  const client = useQueryClient();
  const choose = useMutation({
    mutationFn: (seconds: number) => chooseDuration(slot.id, seconds),
    onError: (error) => notifyFailure('La durée n’a pas été changée', error),
    onSettled: () => client.invalidateQueries({ queryKey: keys.slots }),
  });
  const shown = choose.isPending ? choose.variables : slot.durationSeconds;
  return (
    <Radio.Group
      label="Durée de la répétition"
      size="sm"
      value={String(shown)}
      onChange={(value) => choose.mutate(Number(value))}
    >
      <Group gap="md" mt={4}>
        {slot.durationChoices.map((seconds) => (
          <Radio key={seconds} value={String(seconds)} label={formatSeconds(seconds)} size="sm" />
        ))}
      </Group>
    </Radio.Group>
  );
}
