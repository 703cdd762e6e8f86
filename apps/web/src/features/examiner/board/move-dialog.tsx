import type { SittingView } from '@e5b/contracts';
import { useMutation } from '@tanstack/react-query';
import { ConfirmDialog } from '../../../components/confirm-dialog.js';
import { moveWorkstation } from '../../../lib/api/sittings.js';
import { Button, Modal, Stack, Text } from '../../../ui/index.js';

interface MoveDialogProps {
  sitting: SittingView;
  opened: boolean;
  onClose: () => void;
}

const grouped = (code: string): string => (code.length === 8 ? `${code.slice(0, 4)}-${code.slice(4)}` : code);

/** Frees the candidate from a workstation, or replaces a lost code, and shows the new one to copy out for him. */
export function MoveDialog({ sitting, opened, onClose }: MoveDialogProps) {
  const move = useMutation({ mutationFn: () => moveWorkstation(sitting.id) });
  const seated = sitting.signedInAt !== null;
  const close = (): void => {
    move.reset();
    onClose();
  };
  if (move.data) {
    return (
      <Modal opened={opened} onClose={close} title="Nouveau code du candidat">
        <Stack>
          <Text>
            Donnez ce code à {sitting.candidate.firstName} {sitting.candidate.lastName}. Il sert une fois, sur un seul
            poste ; l’ancien code et l’ancien poste ne donnent plus accès.
          </Text>
          <Text fz={34} fw={700} ta="center" ff="monospace">
            {grouped(move.data.code)}
          </Text>
          <Button onClick={close}>C’est noté</Button>
        </Stack>
      </Modal>
    );
  }
  return (
    <ConfirmDialog
      opened={opened}
      title={seated ? 'Changer de poste ?' : 'Donner un nouveau code ?'}
      confirmLabel="Donner un nouveau code"
      busy={move.isPending}
      error={move.error}
      onConfirm={() => move.mutate()}
      onClose={close}
    >
      <Text>
        {seated
          ? 'Le poste actuel sera déconnecté et un nouveau code s’affichera ici.'
          : 'Un nouveau code s’affichera ici ; celui que le candidat a reçu ne servira plus.'}
        {sitting.window.startedAt !== null &&
          ' Le travail du candidat est conservé ; le temps continue, sauf si vous mettez en pause.'}
      </Text>
    </ConfirmDialog>
  );
}
