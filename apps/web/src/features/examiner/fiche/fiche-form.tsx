import type { Evaluation, SittingView, SlotView } from '@e5b/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { FailureNotice } from '../../../components/failure-notice.js';
import { CMS_NAMES } from '../../../lib/cms-names.js';
import { formatDate, formatTime } from '../../../lib/format-time.js';
import { Alert, Button, Group, Paper, Stack, Text, Textarea, TextInput } from '../../../ui/index.js';
import { evaluationOutbox } from '../evaluation-outbox.js';
import classes from './fiche.module.css';
import type { DraftStatus } from './fiche-draft.js';
import { readMark } from './mark-input.js';
import { SignPanel } from './sign-panel.js';
import { useFicheDraft } from './use-fiche-draft.js';

interface FicheFormProps {
  sitting: SittingView;
  evaluation: Evaluation;
  slot: SlotView;
}

/** The fields of annexe VI-4, in its order. Name, number, commission, date and sujet come from the centre's plan. */
export function FicheForm({ sitting, evaluation, slot }: FicheFormProps) {
  const { draft, text, status, unsaved } = useFicheDraft(evaluation);
  // Levels, notes and pins of this window that wait for the network would come after the signature, and be refused.
  const outbox = evaluationOutbox(sitting.id, useQueryClient());
  const waiting = useSyncExternalStore(outbox.subscribe, outbox.snapshot).entries.length > 0;
  const save = (): void => void draft.save();
  const signed = evaluation.fiche.signedAt !== null;
  const reading = readMark(text.mark);
  return (
    <Paper p="lg" bg="white">
      <Heading />
      <Stack>
        <PlannedFields sitting={sitting} slot={slot} />
        <Textarea
          label="Appréciation globale de la commission"
          autosize
          minRows={5}
          maxRows={18}
          maxLength={4000}
          readOnly={signed}
          value={text.appreciation}
          onChange={(event) => draft.change({ appreciation: event.currentTarget.value })}
          onBlur={save}
        />
        <Text>
          Examinateur : <strong>{slot.examiner.name}</strong>
        </Text>
        <TextInput
          label="Note sur 20"
          description="Par demi-point, par exemple 12,5"
          inputMode="decimal"
          autoComplete="off"
          w={220}
          readOnly={signed}
          value={text.mark}
          onChange={(event) => draft.change({ mark: event.currentTarget.value })}
          onBlur={save}
          error={reading.problem ?? undefined}
        />
        {!signed && (
          <DraftState
            status={status}
            onKeepMine={() => draft.keepMine(evaluation)}
            onTakeTheirs={() => draft.takeTheirs(evaluation)}
          />
        )}
        <SignPanel
          sitting={sitting}
          evaluation={evaluation}
          ready={reading.mark !== null && text.appreciation.trim() !== ''}
          unsaved={unsaved || waiting}
        />
      </Stack>
    </Paper>
  );
}

function Heading() {
  return (
    <p className={classes.official}>
      BTS Négociation et Digitalisation de la Relation Client
      <br />
      <strong>E5 B – Relation client à distance et digitalisation – Partie pratique</strong>
      <br />
      Durée 40 min – Coefficient 2
    </p>
  );
}

function PlannedFields({ sitting, slot }: Pick<FicheFormProps, 'sitting' | 'slot'>) {
  const { candidate } = sitting;
  return (
    <dl className={classes.fields}>
      <dt>NOM du candidat</dt>
      <dd>{candidate.lastName}</dd>
      <dt>Prénom du candidat</dt>
      <dd>{candidate.firstName}</dd>
      <dt>N° candidat</dt>
      <dd>{candidate.number}</dd>
      <dt>N° commission</dt>
      <dd>{slot.commission}</dd>
      <dt>Date</dt>
      <dd>{formatDate(sitting.window.startedAt ?? slot.startsAt)}</dd>
      <dt>Sujet CMS</dt>
      <dd>
        {CMS_NAMES[slot.sujet.cms]} – lettre {slot.sujet.letter}
      </dd>
    </dl>
  );
}

interface DraftStateProps {
  status: DraftStatus;
  onKeepMine: () => void;
  onTakeTheirs: () => void;
}

function DraftState({ status, onKeepMine, onTakeTheirs }: DraftStateProps) {
  if (status.kind === 'refused') return <FailureNotice error={status.error} title="Brouillon non enregistré" />;
  if (status.kind === 'conflict') {
    return (
      <Alert color="orange" variant="light" title="Cette fiche a été modifiée dans une autre fenêtre" role="alert">
        <Text size="sm" c="gray.9" mb="xs">
          Rien n’a été écrasé. Choisissez la version à garder.
        </Text>
        <Group gap="xs">
          <Button size="compact-sm" onClick={onKeepMine}>
            Garder ma saisie
          </Button>
          <Button size="compact-sm" variant="default" onClick={onTakeTheirs}>
            Prendre l’autre version
          </Button>
        </Group>
      </Alert>
    );
  }
  return (
    <Text size="sm" role="status" mih={20}>
      {draftText(status)}
    </Text>
  );
}

function draftText(status: DraftStatus): string {
  switch (status.kind) {
    case 'saving':
      return 'Enregistrement du brouillon…';
    case 'waiting':
      return 'En attente du réseau : votre saisie sera envoyée dès son retour. Ne fermez pas cette page.';
    case 'saved':
      return status.at === null ? 'Brouillon enregistré' : `Brouillon enregistré à ${formatTime(status.at)}`;
    default:
      return 'Le brouillon s’enregistre de lui-même.';
  }
}
