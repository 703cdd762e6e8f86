import type { SittingView } from '@e5b/contracts';
import { EntryButton } from '../../../components/entry-button.js';
import { FailureNotice } from '../../../components/failure-notice.js';
import { confirmIdentity, requestReadEntry, resumeSitting, startSitting } from '../../../lib/api/sittings.js';
import { Button, ButtonLink, Checkbox, IconPlay, Loader } from '../../../ui/index.js';
import { useSittingOrder } from '../use-slot.js';
import classes from './board.module.css';
import { GiveTimeButton } from './give-time-button.js';
import { PauseButton } from './pause-button.js';
import { LostSite, Preparation } from './site-preparation.js';

/** What the examiner can do right now with this candidate, by state. */
export function SittingControls({ sitting }: { sitting: SittingView }) {
  return (
    <div className={classes.controls}>
      <StateControls sitting={sitting} />
    </div>
  );
}

function StateControls({ sitting }: { sitting: SittingView }) {
  switch (sitting.state) {
    case 'scheduled':
    case 'preparing':
      return (
        <>
          <IdentityBox sitting={sitting} />
          <Preparation sitting={sitting} />
        </>
      );
    case 'waiting':
      return <BeforeStart sitting={sitting} />;
    case 'running':
    case 'paused':
      return <DuringExam sitting={sitting} />;
    case 'closing':
      return (
        <span className={classes.progress} role="status">
          <Loader size={14} /> Travail enregistré, archive en préparation…
        </span>
      );
    case 'closed':
    case 'signed':
      return <AfterExam sitting={sitting} />;
    case 'absent':
    case 'absent-force-majeure':
      return null;
  }
}

function IdentityBox({ sitting }: { sitting: SittingView }) {
  const confirm = useSittingOrder((confirmed: boolean) => confirmIdentity(sitting.id, confirmed));
  const shown = confirm.isPending ? confirm.variables : sitting.identityConfirmedAt !== null;
  return (
    <>
      <Checkbox
        size="sm"
        label={shown ? 'Identité confirmée' : 'Confirmer l’identité'}
        checked={shown}
        disabled={confirm.isPending}
        onChange={(event) => confirm.mutate(event.currentTarget.checked)}
      />
      {confirm.isError && <FailureNotice error={confirm.error} />}
    </>
  );
}

function BeforeStart({ sitting }: { sitting: SittingView }) {
  const start = useSittingOrder(() => startSitting(sitting.id));
  const ready = sitting.identityConfirmedAt !== null;
  return (
    <>
      <IdentityBox sitting={sitting} />
      <Button
        size="compact-sm"
        variant={ready ? 'filled' : 'default'}
        leftSection={<IconPlay size={14} />}
        disabled={!ready}
        loading={start.isPending}
        onClick={() => start.mutate()}
      >
        Démarrer
      </Button>
      {start.isError && <FailureNotice error={start.error} />}
    </>
  );
}

function DuringExam({ sitting }: { sitting: SittingView }) {
  const resume = useSittingOrder(() => resumeSitting(sitting.id));
  return (
    <>
      {sitting.state === 'paused' ? (
        <Button
          size="compact-sm"
          leftSection={<IconPlay size={14} />}
          loading={resume.isPending}
          onClick={() => resume.mutate()}
        >
          Reprendre
        </Button>
      ) : (
        <PauseButton sitting={sitting} />
      )}
      <GiveTimeButton sitting={sitting} />
      <EntryButton requestUrl={() => requestReadEntry(sitting.id, '/')} size="compact-sm" variant="default">
        Voir le site
      </EntryButton>
      {sitting.sandbox.status === 'repairing' && (
        <span className={classes.progress} role="status">
          <Loader size={14} /> Le site redémarre
        </span>
      )}
      <LostSite sitting={sitting} />
      {resume.isError && <FailureNotice error={resume.error} />}
    </>
  );
}

function AfterExam({ sitting }: { sitting: SittingView }) {
  return (
    <>
      <ButtonLink to="/examinateur/passages/$sittingId/fiche" params={{ sittingId: sitting.id }} size="compact-sm">
        {sitting.state === 'signed' ? 'Voir la fiche signée' : 'Remplir la fiche'}
      </ButtonLink>
      {sitting.state === 'closed' && (
        <EntryButton requestUrl={() => requestReadEntry(sitting.id, '/')} size="compact-sm" variant="default">
          Voir le site
        </EntryButton>
      )}
      {sitting.evidence === 'failed' && (
        <strong className={classes.alert}>Archive en échec : prévenez le centre</strong>
      )}
    </>
  );
}
