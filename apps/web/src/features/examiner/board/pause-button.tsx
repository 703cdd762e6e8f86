import type { SittingView } from '@e5b/contracts';
import { ReasonDialog } from '../../../components/reason-dialog.js';
import { pauseSitting } from '../../../lib/api/sittings.js';
import { Button, IconPause, Text, useDisclosure } from '../../../ui/index.js';
import { useSittingOrder } from '../use-slot.js';

const REASONS = ['Incident technique', 'Évacuation de la salle', 'Malaise du candidat', 'Changement de poste'] as const;

export function PauseButton({ sitting }: { sitting: SittingView }) {
  const [asked, dialog] = useDisclosure(false);
  const pause = useSittingOrder((reason: string) => pauseSitting(sitting.id, reason));
  return (
    <>
      <Button size="compact-sm" variant="default" leftSection={<IconPause size={14} />} onClick={dialog.open}>
        Pause
      </Button>
      <ReasonDialog
        opened={asked}
        title={`Mettre en pause ${sitting.candidate.firstName} ${sitting.candidate.lastName} ?`}
        explanation={
          <Text size="sm">Le temps s’arrête pour ce candidat seulement, et son site n’accepte plus rien.</Text>
        }
        suggestions={REASONS}
        confirmLabel="Mettre en pause"
        busy={pause.isPending}
        error={pause.error}
        onConfirm={(reason) => pause.mutate(reason, { onSuccess: dialog.close })}
        onClose={dialog.close}
      />
    </>
  );
}
