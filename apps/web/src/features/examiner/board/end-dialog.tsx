import type { SittingView } from '@e5b/contracts';
import { useState } from 'react';
import { ConfirmDialog } from '../../../components/confirm-dialog.js';
import { ReasonDialog } from '../../../components/reason-dialog.js';
import { endSitting } from '../../../lib/api/sittings.js';
import { Text } from '../../../ui/index.js';
import { useSittingOrder } from '../use-slot.js';

const REASONS = ['Le candidat a terminé', 'Le candidat abandonne', 'Fraude constatée'] as const;

interface EndDialogProps {
  sitting: SittingView;
  opened: boolean;
  onClose: () => void;
}

/** Ends before time in two steps: the reason, then a last look, because nothing undoes it. */
export function EndDialog({ sitting, opened, onClose }: EndDialogProps) {
  const [reason, setReason] = useState<string | null>(null);
  const end = useSittingOrder((why: string) => endSitting(sitting.id, why));
  const name = `${sitting.candidate.firstName} ${sitting.candidate.lastName}`;
  const close = (): void => {
    setReason(null);
    end.reset();
    onClose();
  };
  return (
    <>
      <ReasonDialog
        opened={opened && reason === null}
        title={`Terminer avant l’heure – ${name} (1/2)`}
        explanation={<Text size="sm">Le site du candidat passera en lecture seule et son travail sera archivé.</Text>}
        suggestions={REASONS}
        confirmLabel="Continuer"
        danger
        busy={false}
        error={null}
        onConfirm={setReason}
        onClose={close}
      />
      <ConfirmDialog
        opened={opened && reason !== null}
        title={`Terminer définitivement – ${name} (2/2)`}
        confirmLabel="Terminer le passage"
        danger
        busy={end.isPending}
        error={end.error}
        onConfirm={() => reason !== null && end.mutate(reason, { onSuccess: close })}
        onClose={close}
      >
        <Text>
          Motif : « {reason} ». <strong>Le passage ne pourra pas être repris.</strong>
        </Text>
      </ConfirmDialog>
    </>
  );
}
