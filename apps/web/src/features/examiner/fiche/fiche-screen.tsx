import type { Evaluation, SittingView, SlotView } from '@e5b/contracts';
import { useQuery } from '@tanstack/react-query';
import { Page } from '../../../components/page.js';
import { QueryView } from '../../../components/query-view.js';
import { fetchEvaluation } from '../../../lib/api/evaluation.js';
import { fetchSitting } from '../../../lib/api/sittings.js';
import { keys } from '../../../lib/query-keys.js';
import { usePullInterval } from '../../../lib/realtime-context.js';
import { Alert, Button, ButtonLink, Group, IconCheck, IconPrint, Stack, Text } from '../../../ui/index.js';
import { BackToSlots } from '../slots/back-to-slots.js';
import { useSlot } from '../use-slot.js';
import { CourseSummary } from './course-summary.js';
import classes from './fiche.module.css';
import { FicheForm } from './fiche-form.js';
import { LevelSummary } from './level-summary.js';

/** The national fiche (annexe VI-4) of one candidate, beside what helps to fill it. */
export function FicheScreen({ sittingId }: { sittingId: string }) {
  const interval = usePullInterval();
  const sitting = useQuery({
    queryKey: keys.sitting(sittingId),
    queryFn: () => fetchSitting(sittingId),
    refetchInterval: interval,
  });
  const evaluation = useQuery({
    queryKey: keys.evaluation(sittingId),
    queryFn: () => fetchEvaluation(sittingId),
    refetchInterval: interval,
  });
  if (sitting.data && evaluation.data) return <WithSlot sitting={sitting.data} evaluation={evaluation.data} />;
  return (
    <Page title="Fiche d’évaluation" actions={<BackToSlots />}>
      <QueryView query={sitting} loading="Chargement du passage…">
        {() => (
          <QueryView query={evaluation} loading="Chargement de la fiche…">
            {() => null}
          </QueryView>
        )}
      </QueryView>
    </Page>
  );
}

function WithSlot({ sitting, evaluation }: { sitting: SittingView; evaluation: Evaluation }) {
  const slot = useSlot(sitting.slotId);
  if (slot.data) return <Fiche sitting={sitting} evaluation={evaluation} slot={slot.data} />;
  return (
    <Page title="Fiche d’évaluation" actions={<BackToSlots />}>
      <QueryView query={slot} loading="Chargement du créneau…">
        {() => null}
      </QueryView>
    </Page>
  );
}

interface FicheProps {
  sitting: SittingView;
  evaluation: Evaluation;
  slot: SlotView;
}

function Fiche({ sitting, evaluation, slot }: FicheProps) {
  const { candidate } = sitting;
  return (
    <Page
      title={`Fiche d’évaluation – ${candidate.lastName} ${candidate.firstName}`}
      actions={
        <Group gap="xs">
          <ButtonLink to="/examinateur/creneaux/$slotId" params={{ slotId: slot.id }} variant="default" size="sm">
            ← Créneau {slot.label}
          </ButtonLink>
          <PdfLinks sittingId={sitting.id} />
        </Group>
      }
    >
      <Neighbours slot={slot} current={sitting.id} />
      <div className={classes.columns}>
        <FicheForm sitting={sitting} evaluation={evaluation} slot={slot} />
        <Stack>
          <Proposal evaluation={evaluation} />
          <LevelSummary evaluation={evaluation} grille={slot.grille} />
          <CourseSummary sitting={sitting} />
        </Stack>
      </div>
    </Page>
  );
}

function PdfLinks({ sittingId }: { sittingId: string }) {
  return (
    <>
      {(['fiche', 'grille'] as const).map((kind) => (
        <Button
          key={kind}
          component="a"
          href={`/api/sittings/${sittingId}/${kind}.pdf`}
          target="_blank"
          rel="noreferrer"
          variant="default"
          size="sm"
          leftSection={<IconPrint size={16} />}
        >
          {kind === 'fiche' ? 'Fiche (PDF)' : 'Grille (PDF)'}
        </Button>
      ))}
    </>
  );
}

/** One click from one candidate's fiche to another's. */
function Neighbours({ slot, current }: { slot: SlotView; current: string }) {
  if (slot.sittings.length < 2) return null;
  return (
    <nav aria-label="Fiches du créneau">
      <Group gap="xs" mb="md">
        {slot.sittings.map((sitting) => (
          <ButtonLink
            key={sitting.id}
            to="/examinateur/passages/$sittingId/fiche"
            params={{ sittingId: sitting.id }}
            size="compact-sm"
            variant={sitting.id === current ? 'filled' : 'default'}
            leftSection={sitting.state === 'signed' ? <IconCheck size={14} /> : undefined}
          >
            {sitting.candidate.lastName} {sitting.candidate.firstName}
          </ButtonLink>
        ))}
      </Group>
    </nav>
  );
}

function Proposal({ evaluation }: { evaluation: Evaluation }) {
  const { rule, mark } = evaluation.proposal;
  return (
    <Alert color="ink" variant="light" title="Note proposée, à titre indicatif">
      <Text c="gray.9" size="sm">
        {mark === null ? (
          'Aucune : toutes les lignes qui comptent ne sont pas encore évaluées.'
        ) : (
          <strong>{mark.toLocaleString('fr-FR')} / 20</strong>
        )}
        <br />
        Règle : {rule.replaceAll(' = ', '\u00a0=\u00a0')}. Il n’existe pas de conversion officielle ; la note est celle
        que vous saisissez.
      </Text>
    </Alert>
  );
}
