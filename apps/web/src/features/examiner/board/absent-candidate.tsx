import type { SittingView } from '@e5b/contracts';
import { FailureNotice } from '../../../components/failure-notice.js';
import { setAbsence } from '../../../lib/api/sittings.js';
import { sittingStateLabel } from '../../../lib/sitting-state-labels.js';
import { Button } from '../../../ui/index.js';
import { useSittingOrder } from '../use-slot.js';
import classes from './board.module.css';
import { may } from './sitting-permissions.js';

/** Nothing to watch; the candidate who comes late is one click away. */
export function AbsentCandidate({ sitting }: { sitting: SittingView }) {
  const undo = useSittingOrder(() => setAbsence(sitting.id, 'none'));
  const forceMajeure = useSittingOrder(() => setAbsence(sitting.id, 'absent-force-majeure'));
  return (
    <div className={classes.nothing}>
      <p>{sittingStateLabel(sitting.state)} : rien à évaluer.</p>
      {may(sitting, 'undo-absent') && (
        <Button size="compact-sm" variant="default" loading={undo.isPending} onClick={() => undo.mutate()}>
          Annuler l’absence
        </Button>
      )}
      {sitting.state === 'absent' && (
        <Button
          size="compact-sm"
          variant="default"
          loading={forceMajeure.isPending}
          onClick={() => forceMajeure.mutate()}
        >
          Force majeure
        </Button>
      )}
      {(undo.error ?? forceMajeure.error) && <FailureNotice error={undo.error ?? forceMajeure.error} />}
    </div>
  );
}
