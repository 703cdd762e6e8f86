import type { InstalledContext } from '@e5b/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { ConfirmDialog } from '../../components/confirm-dialog.js';
import { tryContext } from '../../lib/api/contexts.js';
import { Button, notify, Text, useDisclosure } from '../../ui/index.js';

/** Makes a rehearsal slot on a context and leads to it. */
export function TryButton({ context }: { context: InstalledContext }) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const [asked, dialog] = useDisclosure(false);
  const create = useMutation({
    mutationFn: () => tryContext(context.id),
    onSuccess: ({ label }) => {
      dialog.close();
      notify('success', `Créneau ${label} créé`, 'Imprimez ses papillons, puis ouvrez-le dans l’espace examinateur.');
      void client.invalidateQueries({ queryKey: ['centre'] });
      void navigate({ to: '/centre/creneaux' });
    },
  });
  return (
    <>
      <Button
        variant="default"
        size="compact-sm"
        aria-label={`Essayer ${context.title}, version ${context.version}`}
        onClick={dialog.open}
      >
        Essayer
      </Button>
      <ConfirmDialog
        opened={asked}
        title={`Essayer « ${context.title} » ?`}
        confirmLabel="Créer le créneau"
        busy={create.isPending}
        error={create.error}
        onConfirm={() => create.mutate()}
        onClose={dialog.close}
      >
        <Text>
          Un créneau de répétition de trois candidats fictifs, avec de nouveaux codes, est créé sur ce contexte : vous
          pourrez y passer l’épreuve de bout en bout. Les autres créneaux ne changent pas.
        </Text>
      </ConfirmDialog>
    </>
  );
}
