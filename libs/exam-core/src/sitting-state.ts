import { DomainError } from './domain-error.js';

/**
 * A candidate's passage, from the plan to the archive. Absent, absent for force majeure and an earned 0 are three things.
 * - scheduled: planned, nothing prepared
 * - preparing: the sandbox is being prepared
 * - waiting: the sandbox is ready; the candidate signs in, the examiner confirms the identity
 * - running / paused: the clock
 * - closing: the window is over, evidence is being collected
 * - closed: work archived and verified, the examiner finishes grille and fiche
 * - signed: fiche signed, complete archive verified, sandbox gone
 */
export const SITTING_STATES = [
  'scheduled',
  'preparing',
  'waiting',
  'running',
  'paused',
  'closing',
  'closed',
  'signed',
  'absent',
  'absent-force-majeure',
] as const;

export type SittingState = (typeof SITTING_STATES)[number];

export const SITTING_EVENTS = [
  'open',
  'sandbox-ready',
  'sandbox-failed',
  'start',
  'pause',
  'resume',
  'end',
  'work-archived',
  'sign',
  'mark-absent',
  'mark-absent-force-majeure',
  'undo-absent',
] as const;

export type SittingEvent = (typeof SITTING_EVENTS)[number];

/** The whole state table: what is not here is refused. */
export const SITTING_TRANSITIONS: Record<SittingState, Partial<Record<SittingEvent, SittingState>>> = {
  scheduled: { open: 'preparing', 'mark-absent': 'absent', 'mark-absent-force-majeure': 'absent-force-majeure' },
  preparing: {
    'sandbox-ready': 'waiting',
    'sandbox-failed': 'scheduled',
    'mark-absent': 'absent',
    'mark-absent-force-majeure': 'absent-force-majeure',
  },
  waiting: {
    start: 'running',
    'sandbox-failed': 'scheduled',
    'mark-absent': 'absent',
    'mark-absent-force-majeure': 'absent-force-majeure',
  },
  running: { pause: 'paused', end: 'closing' },
  paused: { resume: 'running', end: 'closing' },
  closing: { 'work-archived': 'closed' },
  closed: { sign: 'signed' },
  signed: {},
  absent: { 'undo-absent': 'scheduled', 'mark-absent-force-majeure': 'absent-force-majeure' },
  'absent-force-majeure': { 'undo-absent': 'scheduled', 'mark-absent': 'absent' },
};

/** The state after `event`, or DomainError SITTING_STATE when the table has no such arrow. */
export function nextSittingState(state: SittingState, event: SittingEvent): SittingState {
  const next = SITTING_TRANSITIONS[state][event];
  if (!next) throw new DomainError('SITTING_STATE', { state, event });
  return next;
}
