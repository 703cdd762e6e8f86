import type { SlotView } from '@e5b/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { notifyFailure } from '../../../components/notify-failure.js';
import { startSlot } from '../../../lib/api/slots.js';
import { CMS_NAMES } from '../../../lib/cms-names.js';
import { keys } from '../../../lib/query-keys.js';
import { Badge, Button, ButtonLink, IconPlay, Modal, Text, Title, Tooltip, useDisclosure } from '../../../ui/index.js';
import classes from './board.module.css';

const SujetDocument = lazy(async () => {
  const module = await import('../../../components/sujet-document.js');
  return { default: module.SujetDocument };
});

/** The slot's name, its sujet, and « Tout démarrer ». */
export function BoardBar({ slot }: { slot: SlotView }) {
  const [sujetShown, sujet] = useDisclosure(false);
  return (
    <div className={classes.bar}>
      <ButtonLink to="/examinateur" variant="default" size="compact-sm">
        ← Créneaux
      </ButtonLink>
      <Title order={1} size="h4" className={classes.barTitle}>
        Créneau {slot.label} – {CMS_NAMES[slot.sujet.cms]} {slot.sujet.letter}
      </Title>
      {slot.rehearsal && (
        <Badge color="orange.9" variant="light">
          Répétition
        </Badge>
      )}
      <Text size="sm" truncate className={classes.barText}>
        {slot.sujet.title} – commission {slot.commission}
      </Text>
      <Text size="xs" className={classes.barHelp}>
        Alt+1, 2, 3 : changer de candidat · 1 à 4 : niveau · ↑ ↓ : ligne · Suppr : effacer
      </Text>
      <Button size="compact-sm" variant="default" onClick={sujet.open}>
        Lire le sujet
      </Button>
      <StartAll slot={slot} />
      <Modal opened={sujetShown} onClose={sujet.close} size="xl" title="Sujet">
        <Suspense fallback={<Text>Chargement du sujet…</Text>}>
          {sujetShown && <SujetDocument sujet={slot.sujet} />}
        </Suspense>
      </Modal>
    </div>
  );
}

function StartAll({ slot }: { slot: SlotView }) {
  const client = useQueryClient();
  const start = useMutation({
    mutationFn: () => startSlot(slot.id),
    onSuccess: (view) => client.setQueryData(keys.slot(slot.id), view),
    onError: (error) => notifyFailure('Le démarrage a échoué', error),
  });
  const waiting = slot.sittings.filter(({ state }) => state === 'waiting');
  const expected = slot.sittings.filter(({ state }) => ['scheduled', 'preparing', 'waiting'].includes(state));
  if (expected.length === 0) return null;
  const ready = waiting.length === expected.length && waiting.every((one) => one.identityConfirmedAt !== null);
  return (
    <Tooltip
      label={
        ready
          ? 'Démarre le temps de chaque candidat'
          : 'Possible quand tous les sites sont prêts et toutes les identités confirmées (ou les absents notés)'
      }
    >
      <Button
        size="compact-md"
        leftSection={<IconPlay size={16} />}
        data-disabled={!ready || undefined}
        aria-disabled={!ready}
        loading={start.isPending}
        onClick={() => ready && start.mutate()}
      >
        Tout démarrer
      </Button>
    </Tooltip>
  );
}
