import type { SittingView } from '@e5b/contracts';
import { useState } from 'react';
import { ReasonDialog } from '../../../components/reason-dialog.js';
import { giveTime } from '../../../lib/api/sittings.js';
import { formatSeconds } from '../../../lib/format-time.js';
import { Button, IconPlus, Stack, Text, useDisclosure } from '../../../ui/index.js';
import { useSittingOrder } from '../use-slot.js';
import { LengthChoice } from './length-choice.js';

const REASONS = [
  'Incident technique',
  'Coupure du réseau',
  'Redémarrage du poste',
  'Dérangement dans la salle',
] as const;
const FIRST_CHOICE = 60;

export function GiveTimeButton({ sitting }: { sitting: SittingView }) {
  const [asked, dialog] = useDisclosure(false);
  const [length, setLength] = useState<number | null>(FIRST_CHOICE);
  const give = useSittingOrder((reason: string) => giveTime(sitting.id, { seconds: length ?? 0, reason }));
  const open = (): void => {
    setLength(FIRST_CHOICE);
    dialog.open();
  };
  const explanation = (
    <Stack gap="xs">
      <LengthChoice onChange={setLength} />
      <Text size="sm">
        {length === null
          ? 'Indiquez entre 1 seconde et 60 minutes.'
          : `${sitting.candidate.firstName} ${sitting.candidate.lastName} aura ${formatSeconds(length)} de plus.`}
      </Text>
    </Stack>
  );
  return (
    <>
      <Button size="compact-sm" variant="default" leftSection={<IconPlus size={14} />} onClick={open}>
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
