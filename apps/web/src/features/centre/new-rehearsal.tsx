import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { ConfirmDialog } from '../../components/confirm-dialog.js';
import { createRehearsal } from '../../lib/api/centre.js';
import { Button, notify, Text, useDisclosure } from '../../ui/index.js';

export function NewRehearsal() {
  const client = useQueryClient();
  const navigate = useNavigate();
  const [asked, dialog] = useDisclosure(false);
  const create = useMutation({
    mutationFn: createRehearsal,
    onSuccess: (slots) => {
      dialog.close();
      notify('success', 'Répétition créée', `Créneaux ${slots.map(({ label }) => label).join(' et ')}.`);
      void client.invalidateQueries({ queryKey: ['centre'] });
      void navigate({ to: '/centre/creneaux' });
    },
  });
  return (
    <>
      <Button variant="default" onClick={dialog.open}>
        Nouvelle répétition
      </Button>
      <ConfirmDialog
        opened={asked}
        title="Créer une répétition ?"
        confirmLabel="Créer"
        busy={create.isPending}
        error={create.error}
        onConfirm={() => create.mutate()}
        onClose={dialog.close}
      >
        <Text>
          Deux créneaux d’essai de trois candidats fictifs, avec de nouveaux codes. Les créneaux existants ne changent
          pas.
        </Text>
      </ConfirmDialog>
    </>
  );
}
