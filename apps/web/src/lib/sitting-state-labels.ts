import type { SittingState } from '@e5b/exam-core';

/** A passage's state in a teacher's words. */
export const SITTING_STATE_LABELS: Record<SittingState, string> = {
  scheduled: 'Prévu',
  preparing: 'Poste en préparation',
  waiting: 'En attente',
  running: 'En cours',
  paused: 'En pause',
  closing: 'Clôture en cours',
  closed: 'Fiche à signer',
  signed: 'Fiche signée',
  absent: 'Absent',
  'absent-force-majeure': 'Absent (force majeure)',
};

/** The same where a third of a laptop's screen is all there is. */
export const SHORT_STATE_LABELS: Record<SittingState, string> = {
  ...SITTING_STATE_LABELS,
  preparing: 'Préparation',
  closing: 'Clôture',
  closed: 'À signer',
  signed: 'Signée',
  'absent-force-majeure': 'Absent',
};

const FALLBACK = 'État inconnu';

export function sittingStateLabel(state: string): string {
  return state in SITTING_STATE_LABELS ? SITTING_STATE_LABELS[state as SittingState] : FALLBACK;
}

export const isAbsent = (state: SittingState): boolean => state === 'absent' || state === 'absent-force-majeure';
export const isOver = (state: SittingState): boolean => state === 'closing' || state === 'closed' || state === 'signed';
