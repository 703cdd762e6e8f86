import type { SittingView } from '@e5b/contracts';
import { FailureNotice } from '../../../components/failure-notice.js';
import { retryPreparation } from '../../../lib/api/sittings.js';
import { preparationFailure } from '../../../lib/preparation-failure.js';
import { Button, Loader } from '../../../ui/index.js';
import { useSittingOrder } from '../use-slot.js';
import classes from './board.module.css';
import styles from './site-preparation.module.css';

/** How far a candidate's site is before the start, and why not further. */
export function Preparation({ sitting }: { sitting: SittingView }) {
  const { status, error } = sitting.sandbox;
  if (status === 'failed' || error !== null) {
    return (
      <>
        <PrepareAgain sitting={sitting} label="Préparation échouée : réessayer" />
        <p className={styles.failure}>{preparationFailure(error)}</p>
      </>
    );
  }
  if (sitting.state !== 'preparing') return null;
  return <Preparing />;
}

/** The container has disappeared during the exam, and what it held with it: the candidate can begin anew. */
export function LostSite({ sitting }: { sitting: SittingView }) {
  const { status } = sitting.sandbox;
  if (status === 'creating') return <Preparing />;
  if (status !== 'failed') return null;
  return (
    <>
      <p className={styles.failure}>
        Le site de ce candidat a disparu de la machine. Mettez en pause, puis préparez un nouveau site : le candidat
        recommencera. Ce qu’il avait fait reste dans le suivi.
      </p>
      <PrepareAgain sitting={sitting} label="Préparer un nouveau site" />
    </>
  );
}

function Preparing() {
  return (
    <span className={classes.progress} role="status">
      <Loader size={14} /> Préparation du poste…
    </span>
  );
}

function PrepareAgain({ sitting, label }: { sitting: SittingView; label: string }) {
  const prepare = useSittingOrder(() => retryPreparation(sitting.id));
  return (
    <>
      <Button size="compact-sm" color="red" loading={prepare.isPending} onClick={() => prepare.mutate()}>
        {label}
      </Button>
      {prepare.isError && <FailureNotice error={prepare.error} />}
    </>
  );
}
