import type { SittingView } from '@e5b/contracts';
import { ClockFace } from '../../../components/clock-face.js';
import { isAbsent, SHORT_STATE_LABELS } from '../../../lib/sitting-state-labels.js';
import { ActionIcon, IconExpand, IconReduce } from '../../../ui/index.js';
import classes from './board.module.css';
import { SittingMenu } from './sitting-menu.js';

interface ColumnHeaderProps {
  sitting: SittingView;
  size: 'normal' | 'large' | 'small';
  onResize: ((large: boolean) => void) | null;
}

function connection(sitting: SittingView): { text: string; state: 'on' | 'off' | 'never' } {
  if (sitting.connected)
    return { text: `Connecté${sitting.workstation ? ` – ${sitting.workstation}` : ''}`, state: 'on' };
  if (sitting.signedInAt === null) return { text: 'Pas encore connecté', state: 'never' };
  return { text: `Page fermée${sitting.workstation ? ` – ${sitting.workstation}` : ''}`, state: 'off' };
}

/** Identity card without a photo, connection and clock. */
export function ColumnHeader({ sitting, size, onResize }: ColumnHeaderProps) {
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
            n° {candidate.number} · <span className={classes.state}>{SHORT_STATE_LABELS[sitting.state]}</span>
          </p>
          <p className={classes.facts} title={link.text}>
            <span className={classes.dot} data-state={link.state} aria-hidden="true" />
            {link.text}
          </p>
        </div>
        {size !== 'small' && <ColumnTools sitting={sitting} large={size === 'large'} onResize={onResize} />}
      </div>
      {!isAbsent(sitting.state) && (
        <ClockFace window={sitting.window} size="small" who={`${candidate.firstName} ${candidate.lastName}`} />
      )}
    </header>
  );
}

interface ColumnToolsProps {
  sitting: SittingView;
  large: boolean;
  onResize: ((large: boolean) => void) | null;
}

function ColumnTools({ sitting, large, onResize }: ColumnToolsProps) {
  const label = large ? 'Revenir aux colonnes égales' : `Agrandir la colonne ${sitting.position}`;
  return (
    <div className={classes.tools}>
      {onResize && (
        <ActionIcon variant="default" size={26} aria-label={label} title={label} onClick={() => onResize(!large)}>
          {large ? <IconReduce size={14} /> : <IconExpand size={14} />}
        </ActionIcon>
      )}
      <SittingMenu sitting={sitting} />
    </div>
  );
}
