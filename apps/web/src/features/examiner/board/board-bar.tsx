import type { SlotView } from '@e5b/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { notifyFailure } from '../../../components/notify-failure.js';
import { startSlot } from '../../../lib/api/slots.js';
import { CMS_NAMES } from '../../../lib/cms-names.js';
import { keys } from '../../../lib/query-keys.js';
import { Button, IconPlay, Modal, Tag, Text, Title, useDisclosure } from '../../../ui/index.js';
import { BackToSlots } from '../slots/back-to-slots.js';
import classes from './board.module.css';
import { missingBeforeStart } from './missing-before-start.js';

const SujetDocument = lazy(async () => {
  const module = await import('../../../components/sujet-document.js');
  return { default: module.SujetDocument };
});

/** The slot's name, its sujet, and « Tout démarrer ». */
export function BoardBar({ slot }: { slot: SlotView }) {
  const [sujetShown, sujet] = useDisclosure(false);
  return (
    <div className={classes.bar}>
      <BackToSlots />
      <Title order={1} size="h4" className={classes.barTitle}>
        Créneau {slot.label} – {CMS_NAMES[slot.sujet.cms]} {slot.sujet.letter}
      </Title>
      {slot.rehearsal && <Tag tone="rehearsal">Répétition</Tag>}
      <Text size="sm" truncate className={classes.barText}>
        Commission {slot.commission} – {slot.sujet.title}
      </Text>
      <Text size="xs" className={classes.barHelp}>
        Alt+1, 2, 3 : candidat · 1 à 4 : niveau · ↑ ↓ : ligne · dans l’activité, P : épingler, Q : question
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
  const missing = missingBeforeStart(slot);
  if (missing === null) return null;
  const ready = missing.length === 0;
  return (
    <>
      <Text size="sm" className={classes.barMissing} role="status">
        {missing.join(', ')}
      </Text>
      <Button
        size="compact-md"
        leftSection={<IconPlay size={16} />}
        disabled={!ready}
        loading={start.isPending}
        onClick={() => start.mutate()}
      >
        Tout démarrer
      </Button>
    </>
  );
}
