import type { AteliersView } from '@e5b/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ConfirmDialog } from '../../components/confirm-dialog.js';
import { openAtelier } from '../../lib/api/ateliers.js';
import { CMS_NAMES } from '../../lib/cms-names.js';
import { keys } from '../../lib/query-keys.js';
import { Button, Group, Radio, Stack, Text, useDisclosure } from '../../ui/index.js';

export function OpenAtelier({ contexts }: { contexts: AteliersView['contexts'] }) {
  const client = useQueryClient();
  const usable = contexts.filter(({ usable }) => usable);
  const [asked, dialog] = useDisclosure(false);
  const [chosen, choose] = useState<string | null>(null);
  const contextId = chosen ?? usable[0]?.id ?? '';
  const open = useMutation({
    mutationFn: () => openAtelier(contextId),
    onSuccess: () => {
      dialog.close();
      void client.invalidateQueries({ queryKey: keys.ateliers });
    },
  });
  return (
    <Group>
      <Button onClick={dialog.open} disabled={usable.length === 0}>
        Ouvrir un atelier
      </Button>
      {usable.length === 0 && <Text size="sm">Aucun contexte installé n’est prêt : voyez l’espace centre.</Text>}
      <ConfirmDialog
        opened={asked}
        title="Ouvrir un atelier"
        confirmLabel="Ouvrir"
        busy={open.isPending}
        error={open.error}
        onConfirm={() => open.mutate()}
        onClose={dialog.close}
      >
        <Stack gap="sm">
          <Radio.Group label="À partir du contexte" value={contextId} onChange={choose}>
            <Stack gap="xs" mt={6}>
              {usable.map(({ id, title, version, cms }) => (
                <Radio key={id} value={id} label={title} description={`${CMS_NAMES[cms]}, version ${version}`} />
              ))}
            </Stack>
          </Radio.Group>
          <Text size="sm">
            Un site à vous est préparé en une minute environ. Vous y travaillez dans le navigateur ; rien ne change pour
            les centres avant que vous ne publiiez.
          </Text>
        </Stack>
      </ConfirmDialog>
    </Group>
  );
}
