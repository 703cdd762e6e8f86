import type { Atelier } from '@e5b/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { ConfirmDialog } from '../../components/confirm-dialog.js';
import { closeAtelier } from '../../lib/api/ateliers.js';
import { keys } from '../../lib/query-keys.js';
import { useMe } from '../../lib/use-me.js';
import { Button, Text, useDisclosure } from '../../ui/index.js';

/** For its author, and for the centre that needs the room. */
export function CloseAtelier({ atelier }: { atelier: Atelier }) {
  const { id, own, author, title } = atelier;
  const me = useMe();
  const client = useQueryClient();
  const [asked, dialog] = useDisclosure(false);
  const close = useMutation({
    mutationFn: () => closeAtelier(id),
    onSuccess: () => {
      dialog.close();
      void client.invalidateQueries({ queryKey: keys.ateliers });
    },
  });
  const mayClose = own || (me.data?.kind === 'staff' && me.data.role === 'centre');
  if (!mayClose) return null;
  return (
    <>
      <Button size="compact-sm" variant="default" onClick={dialog.open}>
        Fermer l’atelier
      </Button>
      <ConfirmDialog
        opened={asked}
        title={`Fermer l’atelier de « ${title} » ?`}
        confirmLabel="Fermer l’atelier"
        danger
        busy={close.isPending}
        error={close.error}
        onConfirm={() => close.mutate()}
        onClose={dialog.close}
      >
        <Text>
          {own ? 'Ce que vous n’avez pas publié sera perdu.' : `Ce que ${author} n’a pas publié sera perdu.`} Les
          versions publiées restent.
        </Text>
      </ConfirmDialog>
    </>
  );
}
