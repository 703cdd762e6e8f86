import { formatTime } from '../../../lib/format-time.js';
import type { OutboxState } from '../../../lib/outbox.js';
import classes from './grille.module.css';

/** Where the last entry stands: saved, on its way, or kept here until the network is back. */
export function SaveState<E>({ state }: { state: OutboxState<E> }) {
  return (
    <span className={classes.saved} data-status={state.status} role="status">
      {text(state)}
    </span>
  );
}

function text<E>({ status, entries, savedAt }: OutboxState<E>): string {
  if (status === 'waiting') return `En attente du réseau (${entries.length} à envoyer)`;
  if (status === 'sending') return 'Enregistrement…';
  return savedAt === null ? '' : `Enregistré ${formatTime(savedAt)}`;
}
