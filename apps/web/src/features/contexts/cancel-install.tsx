import type { ContextInstall } from '@e5b/contracts';
import { ConfirmDialog } from '../../components/confirm-dialog.js';
import { cancelInstall } from '../../lib/api/contexts.js';
import { Button, Text, useDisclosure } from '../../ui/index.js';
import { installTitle, isPrecious } from './install-words.js';
import { useInstallAction } from './use-install-action.js';

/** Asks first only when more than a minute of work would be lost. */
export function CancelInstall({ install }: { install: ContextInstall }) {
  const title = installTitle(install);
  const [asked, dialog] = useDisclosure(false);
  const cancel = useInstallAction(cancelInstall, 'L’installation n’a pas pu être annulée');
  const now = (): void => cancel.mutate(install.id, { onSettled: dialog.close });
  return (
    <>
      <Button
        size="compact-sm"
        variant="default"
        loading={cancel.isPending}
        aria-label={`Annuler l’installation de ${title}`}
        onClick={isPrecious(install) ? dialog.open : now}
      >
        Annuler
      </Button>
      <ConfirmDialog
        opened={asked}
        title="Annuler cette installation ?"
        confirmLabel="Annuler l’installation"
        closeLabel="Laisser continuer"
        danger
        busy={cancel.isPending}
        error={null}
        onConfirm={now}
        onClose={dialog.close}
      >
        <Text>Le travail déjà fait pour « {title} » sera perdu. Rien n’en restera sur cette machine.</Text>
      </ConfirmDialog>
    </>
  );
}
