import type { InstalledContext } from '@e5b/contracts';
import { askInstall } from '../../lib/api/contexts.js';
import { Button } from '../../ui/index.js';
import { useInstallAction } from './use-install-action.js';

/** Makes the image again from the pack that is still on the machine. */
export function RepairButton({ context }: { context: InstalledContext }) {
  const repair = useInstallAction(
    (contextId: string) => askInstall({ source: 'kept', contextId }),
    'L’image n’a pas pu être refaite',
  );
  return (
    <Button
      size="compact-sm"
      loading={repair.isPending}
      aria-label={`Refaire l’image de ${context.title}, version ${context.version}`}
      onClick={() => repair.mutate(context.id)}
    >
      Refaire l’image
    </Button>
  );
}
