import type { SittingView } from '@e5b/contracts';
import { MAX_GIVEN_SECONDS } from '@e5b/exam-core';
import { useState } from 'react';
import { ReasonDialog } from '../../../components/reason-dialog.js';
import { giveTime } from '../../../lib/api/sittings.js';
import { formatSeconds } from '../../../lib/format-time.js';
import {
  Button,
  Group,
  IconPlus,
  NumberInput,
  SegmentedControl,
  Stack,
  Text,
  useDisclosure,
} from '../../../ui/index.js';
import { useSittingOrder } from '../use-slot.js';

const REASONS = [
  'Incident technique',
  'Coupure du réseau',
  'Redémarrage du poste',
  'Dérangement dans la salle',
] as const;
const PRESETS = [60, 120, 300] as const;
const OTHER = 'other';

/** Minutes and seconds as a length, or null when it cannot be given. */
export function lengthOf(minutes: number, seconds: number): number | null {
  const total = Math.round(minutes * 60 + seconds);
  return total >= 1 && total <= MAX_GIVEN_SECONDS ? total : null;
}

export function GiveTimeButton({ sitting }: { sitting: SittingView }) {
  const [asked, dialog] = useDisclosure(false);
  const [choice, setChoice] = useState<string>(String(PRESETS[0]));
  const [minutes, setMinutes] = useState(0);
  const [seconds, setSeconds] = useState(30);
  const length = choice === OTHER ? lengthOf(minutes, seconds) : Number(choice);
  const give = useSittingOrder((reason: string) => giveTime(sitting.id, { seconds: length ?? 0, reason }));
  const explanation = (
    <Stack gap="xs">
      <SegmentedControl
        aria-label="Temps à rendre"
        value={choice}
        onChange={setChoice}
        data={[
          ...PRESETS.map((preset) => ({ value: String(preset), label: `+ ${formatSeconds(preset)}` })),
          { value: OTHER, label: 'Autre' },
        ]}
      />
      {choice === OTHER && (
        <Group align="flex-start">
          <NumberInput
            label="Minutes"
            min={0}
            max={60}
            w={110}
            value={minutes}
            onChange={(v) => setMinutes(Number(v))}
          />
          <NumberInput
            label="Secondes"
            min={0}
            max={59}
            w={110}
            value={seconds}
            onChange={(v) => setSeconds(Number(v))}
          />
        </Group>
      )}
      <Text size="sm">
        {length === null
          ? 'Indiquez entre 1 seconde et 60 minutes.'
          : `${sitting.candidate.firstName} ${sitting.candidate.lastName} aura ${formatSeconds(length)} de plus.`}
      </Text>
    </Stack>
  );
  return (
    <>
      <Button size="compact-sm" variant="default" leftSection={<IconPlus size={14} />} onClick={dialog.open}>
        Rendre du temps
      </Button>
      <ReasonDialog
        opened={asked}
        title="Rendre du temps"
        explanation={explanation}
        suggestions={REASONS}
        confirmLabel={length === null ? 'Rendre' : `Rendre ${formatSeconds(length)}`}
        busy={give.isPending}
        error={give.error}
        onConfirm={(reason) => length !== null && give.mutate(reason, { onSuccess: dialog.close })}
        onClose={dialog.close}
      />
    </>
  );
}
