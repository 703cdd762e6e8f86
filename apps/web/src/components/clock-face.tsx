import type { WindowView } from '@e5b/contracts';
import { formatCountdown, formatTime } from '../lib/format-time.js';
import { readWindow, type Urgency, urgencyOf } from '../lib/remaining-time.js';
import { useServerNow } from '../lib/use-server-now.js';
import { ClockAnnouncer } from './clock-announcer.js';
import classes from './clock-face.module.css';

interface ClockFaceProps {
  window: WindowView;
  size: 'large' | 'small';
  who?: string;
}

/** Time left, large, with its state in words: colour never speaks alone. */
export function ClockFace({ window, size, who }: ClockFaceProps) {
  const reading = readWindow(window, useServerNow());
  const urgency = urgencyOf(reading);
  return (
    <div className={classes.clock} data-urgency={urgency} data-phase={reading.phase} data-size={size}>
      <div className={classes.digits} role="timer" aria-live="off" aria-label="Temps restant">
        {formatCountdown(reading.remainingMs)}
      </div>
      <div className={classes.caption}>{caption(window, reading.phase, urgency, size)}</div>
      <ClockAnnouncer reading={reading} who={who} />
    </div>
  );
}

type Phase = ReturnType<typeof readWindow>['phase'];

function caption(window: WindowView, phase: Phase, urgency: Urgency, size: 'large' | 'small'): string {
  if (phase === 'over') return window.endedAt === null ? 'Temps écoulé' : `Terminé à ${formatTime(window.endedAt)}`;
  if (phase === 'not-started') return 'Pas encore démarré';
  if (phase === 'paused') {
    return window.pausedSince === null ? 'En pause' : `Pause depuis ${formatTime(window.pausedSince)}`;
  }
  const end = window.closesAt === null ? '' : formatTime(window.closesAt);
  return size === 'large' ? `${LARGE[urgency]}, fin à ${end}` : `${SMALL[urgency]} · fin ${end}`;
}

const LARGE: Record<Urgency, string> = {
  calm: 'Temps restant',
  soon: 'Moins de 5 minutes',
  'last-minute': 'Dernière minute',
};
const SMALL: Record<Urgency, string> = { calm: 'Reste', soon: '< 5 min', 'last-minute': '< 1 min' };
