import type { Incident, SittingView } from '@e5b/contracts';
import { notifyFailure } from '../../../components/notify-failure.js';
import { dismissIncident, giveTime } from '../../../lib/api/sittings.js';
import { formatSeconds, formatTime } from '../../../lib/format-time.js';
import { incidentLabel } from '../../../lib/incident-labels.js';
import { Button } from '../../../ui/index.js';
import { useSittingOrder } from '../use-slot.js';
import classes from './board.module.css';

/** Time lost to an incident: the examiner gives it back or not, in one click. */
export function IncidentProposals({ sitting }: { sitting: SittingView }) {
  const open = sitting.incidents.filter(({ proposedSeconds }) => proposedSeconds !== null);
  const running = sitting.state === 'running' || sitting.state === 'paused';
  if (open.length === 0 || !running) return null;
  return (
    <ul className={classes.incidents} aria-live="polite">
      {open.map((incident) => (
        <Proposal key={incident.id} sittingId={sitting.id} incident={incident} />
      ))}
    </ul>
  );
}

function Proposal({ sittingId, incident }: { sittingId: string; incident: Incident }) {
  const seconds = incident.proposedSeconds ?? 0;
  const label = incidentLabel(incident.kind);
  const give = useSittingOrder(() => giveTime(sittingId, { seconds, reason: label, incidentId: incident.id }));
  const dismiss = useSittingOrder(() => dismissIncident(sittingId, incident.id));
  const failed = (error: unknown): void => notifyFailure('La proposition n’a pas été traitée', error);
  return (
    <li className={classes.incident}>
      <span>
        {label} à {formatTime(incident.at)} : <strong>{formatSeconds(seconds)} perdues. Rendre ?</strong>
      </span>
      <span className={classes.incidentButtons}>
        <Button size="compact-xs" loading={give.isPending} onClick={() => give.mutate(undefined, { onError: failed })}>
          Rendre {formatSeconds(seconds)}
        </Button>
        <Button
          size="compact-xs"
          variant="default"
          loading={dismiss.isPending}
          onClick={() => dismiss.mutate(undefined, { onError: failed })}
        >
          Ignorer
        </Button>
      </span>
    </li>
  );
}
