import type { AteliersView } from '@e5b/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ConfirmDialog } from '../../components/confirm-dialog.js';
import { openAtelier } from '../../lib/api/ateliers.js';
import { CMS_NAMES } from '../../lib/cms-names.js';
import { keys } from '../../lib/query-keys.js';
import { Button, Group, Select, Stack, Text, useDisclosure } from '../../ui/index.js';

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
      {usable.length === 0 && <Text size="sm">Aucun contexte installé n’est prêt : voyez l’espace centre.</Text>}
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
          <Select
            label="À partir du contexte"
            allowDeselect={false}
            data={usable.map(({ id, title, version, cms }) => ({
              value: id,
              label: `${title} – version ${version} (${CMS_NAMES[cms]})`,
            }))}
            value={contextId}
            onChange={choose}
          />
          <Text size="sm">
            Un site à vous est préparé en une minute environ. Vous y travaillez dans le navigateur ; rien ne change pour
            les centres avant que vous ne publiiez.
          </Text>
        </Stack>
      </ConfirmDialog>
    </Group>
  );
}
