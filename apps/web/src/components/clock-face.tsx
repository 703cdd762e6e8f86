import type { WindowView } from '@e5b/contracts';
import { formatCountdown, formatTime } from '../lib/format-time.js';
import { readWindow, urgencyOf } from '../lib/remaining-time.js';
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
      <div className={classes.caption}>{caption(window, reading.phase, urgency)}</div>
      <ClockAnnouncer reading={reading} who={who} />
    </div>
  );
}

function caption(window: WindowView, phase: ReturnType<typeof readWindow>['phase'], urgency: string): string {
  if (phase === 'over') return window.endedAt === null ? 'Temps écoulé' : `Terminé à ${formatTime(window.endedAt)}`;
  if (phase === 'not-started') return 'Pas encore démarré';
  if (phase === 'paused') {
    return window.pausedSince === null ? 'En pause' : `En pause depuis ${formatTime(window.pausedSince)}`;
  }
  const end = window.closesAt === null ? '' : ` – fin à ${formatTime(window.closesAt)}`;
  if (urgency === 'last-minute') return `Dernière minute${end}`;
  return urgency === 'soon' ? `Moins de 5 min${end}` : `Temps restant${end}`;
}
