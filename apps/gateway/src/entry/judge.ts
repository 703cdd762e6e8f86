import type { LeaseState, Ticket } from '@e5b/contracts';
import type { RequestKind } from '../http/request-kind.js';
import type { RefusalReason } from '../refusals/refusal.js';

/** Phases in which a reader (the examiner) may look: also during a pause and after the end. */
const READABLE: ReadonlySet<LeaseState> = new Set(['open', 'paused', 'ended', 'read-only']);

/** Whether a request passes in a phase of the window: null, or why not. */
export function judge(phase: LeaseState, right: Ticket['right'], kind: RequestKind): RefusalReason | null {
  const harmless = kind.safe && !kind.backOffice;
  if (right === 'read') {
    if (phase === 'waiting' || phase === 'repairing') return phase;
    if (!READABLE.has(phase)) return 'ended';
    return harmless ? null : 'reader';
  }
  if (phase === 'open') return null;
  if (phase === 'read-only' && harmless) return null;
  return phase;
}
