import type { SlotSummary } from '@e5b/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { ConfirmDialog } from '../../../components/confirm-dialog.js';
import { openSlot } from '../../../lib/api/slots.js';
import { formatSeconds } from '../../../lib/format-time.js';
import { keys } from '../../../lib/query-keys.js';
import { Button, Text, useDisclosure } from '../../../ui/index.js';

/** Prepares the candidates' sites, after a confirmation. */
export function OpenSlotButton({ slot }: { slot: SlotSummary }) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const [asked, dialog] = useDisclosure(false);
  const open = useMutation({
    mutationFn: () => openSlot(slot.id),
    onSuccess: async (view) => {
      client.setQueryData(keys.slot(view.id), view);
      void client.invalidateQueries({ queryKey: keys.slots });
      await navigate({ to: '/examinateur/creneaux/$slotId', params: { slotId: view.id } });
    },
  });
  const count = slot.candidates.length;
  return (
    <>
      <Button onClick={dialog.open}>Ouvrir le créneau</Button>
      <ConfirmDialog
        opened={asked}
        title={`Ouvrir le créneau ${slot.label} ?`}
        confirmLabel="Ouvrir et préparer les postes"
        busy={open.isPending}
        error={open.error}
        onConfirm={() => open.mutate()}
        onClose={dialog.close}
      >
        <Text>
          {count > 1 ? `Les ${count} sites des candidats vont être préparés` : 'Le site du candidat va être préparé'}.
          Les candidats pourront alors se connecter avec leur code. Le temps ne démarre pas encore ; la durée (
          {formatSeconds(slot.durationSeconds)}) ne pourra plus être changée.
        </Text>
      </ConfirmDialog>
    </>
  );
}
