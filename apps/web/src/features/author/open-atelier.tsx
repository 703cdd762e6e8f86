import type { AteliersView, OpenAtelierRequest } from '@e5b/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ConfirmDialog } from '../../components/confirm-dialog.js';
import { openAtelier } from '../../lib/api/ateliers.js';
import { CMS_NAMES } from '../../lib/cms-names.js';
import { keys } from '../../lib/query-keys.js';
import { Button, Group, Radio, Stack, Text, useDisclosure } from '../../ui/index.js';
import { NewContextFields, useNewContextForm } from './new-context-fields.js';

export function OpenAtelier({ contexts }: { contexts: AteliersView['contexts'] }) {
  const client = useQueryClient();
  const usable = contexts.filter(({ usable }) => usable);
  const [asked, dialog] = useDisclosure(false);
  const [chosen, choose] = useState<string | null>(null);
  const form = useNewContextForm();
  const origin = usable.find(({ id }) => id === chosen) ?? usable[0];
  const open = useMutation({
    mutationFn: (request: OpenAtelierRequest) => openAtelier(request),
    onSuccess: () => {
      dialog.close();
      form.reset();
      void client.invalidateQueries({ queryKey: keys.ateliers });
    },
  });
  const send = (): void => {
    if (!origin) return;
    if (!origin.blank) open.mutate({ contextId: origin.id });
    else if (!form.validate().hasErrors) open.mutate({ contextId: origin.id, newContext: form.values });
  };
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
        onConfirm={send}
        onClose={dialog.close}
      >
        <Stack gap="sm">
          <Radio.Group label="À partir de" value={origin?.id ?? ''} onChange={choose}>
            <Stack gap="xs" mt={6}>
              {usable.map((context) => (
                <Radio key={context.id} value={context.id} label={context.title} description={descriptionOf(context)} />
              ))}
            </Stack>
          </Radio.Group>
          {origin?.blank && <NewContextFields form={form} />}
          {origin?.blank && !usable.some(({ blank, cms }) => blank && cms === 'prestashop') && (
            <Text size="sm">
              Pour une boutique neuve, faites relancer la plateforme par <code>npm start -- --blank-shop</code>.
            </Text>
          )}
          <Text size="sm">
            Un site à vous est préparé en une minute environ. Vous y travaillez dans le navigateur ; rien ne change pour
            les centres avant que vous ne publiiez.
          </Text>
        </Stack>
      </ConfirmDialog>
    </Group>
  );
}

const descriptionOf = ({ blank, cms, version }: AteliersView['contexts'][number]): string =>
  blank ? `Un nouveau contexte, à partir d’${EMPTY[cms]}` : `${CMS_NAMES[cms]}, version ${version}`;

const EMPTY = { wordpress: 'un site sans contenu', prestashop: 'une boutique sans produit' };
