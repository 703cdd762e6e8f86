import type { SittingView } from '@e5b/contracts';
import { ClockFace } from '../../../components/clock-face.js';
import { sittingStateLabel } from '../../../lib/sitting-state-labels.js';
import classes from './board.module.css';

interface ColumnHeaderProps {
  sitting: SittingView;
}

function connection(sitting: SittingView): { text: string; state: 'on' | 'off' | 'never' } {
  if (sitting.connected)
    return { text: `Connecté${sitting.workstation ? ` – ${sitting.workstation}` : ''}`, state: 'on' };
  if (sitting.signedInAt === null) return { text: 'Pas encore connecté', state: 'never' };
  return { text: `Page fermée${sitting.workstation ? ` – ${sitting.workstation}` : ''}`, state: 'off' };
}

/** Identity card without a photo, connection and clock. */
export function ColumnHeader({ sitting }: ColumnHeaderProps) {
  const { candidate, position } = sitting;
  const link = connection(sitting);
  return (
    <header className={classes.header}>
      <div className={classes.identity}>
        <span className={classes.position} aria-hidden="true">
          {position}
        </span>
        <div className={classes.who}>
          <h2 className={classes.name}>
            {candidate.lastName} <span>{candidate.firstName}</span>
          </h2>
          <p className={classes.facts}>
            n° {candidate.number} · <span className={classes.state}>{sittingStateLabel(sitting.state)}</span>
          </p>
          <p className={classes.facts} title={link.text}>
            <span className={classes.dot} data-state={link.state} aria-hidden="true" />
            {link.text}
          </p>
        </div>
      </div>
      <ClockFace window={sitting.window} size="small" who={`${candidate.firstName} ${candidate.lastName}`} />
    </header>
  );
}
