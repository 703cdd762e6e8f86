import { DomainError } from './domain-error.js';
import {
  nextSittingState,
  SITTING_EVENTS,
  SITTING_STATES,
  type SittingEvent,
  type SittingState,
} from './sitting-state.js';

/** The table once more, by hand: every pair that is not here must be refused. */
const ARROWS: [SittingState, SittingEvent, SittingState][] = [
  ['scheduled', 'open', 'preparing'],
  ['scheduled', 'mark-absent', 'absent'],
  ['scheduled', 'mark-absent-force-majeure', 'absent-force-majeure'],
  ['preparing', 'sandbox-ready', 'waiting'],
  ['preparing', 'sandbox-failed', 'scheduled'],
  ['preparing', 'mark-absent', 'absent'],
  ['preparing', 'mark-absent-force-majeure', 'absent-force-majeure'],
  ['waiting', 'start', 'running'],
  ['waiting', 'sandbox-failed', 'scheduled'],
  ['waiting', 'mark-absent', 'absent'],
  ['waiting', 'mark-absent-force-majeure', 'absent-force-majeure'],
  ['running', 'pause', 'paused'],
  ['running', 'end', 'closing'],
  ['paused', 'resume', 'running'],
  ['paused', 'end', 'closing'],
  ['closing', 'work-archived', 'closed'],
  ['closed', 'sign', 'signed'],
  ['absent', 'undo-absent', 'scheduled'],
  ['absent', 'mark-absent-force-majeure', 'absent-force-majeure'],
  ['absent-force-majeure', 'undo-absent', 'scheduled'],
  ['absent-force-majeure', 'mark-absent', 'absent'],
];

const PAIRS = SITTING_STATES.flatMap((state) => SITTING_EVENTS.map((event) => [state, event] as const));

describe('the state table', () => {
  it.each(PAIRS)('%s + %s', (state, event) => {
    const arrow = ARROWS.find(([from, by]) => from === state && by === event);
    if (arrow) expect(nextSittingState(state, event)).toBe(arrow[2]);
    else expect(() => nextSittingState(state, event)).toThrow(new DomainError('SITTING_STATE'));
  });

  it('says which state refused which event', () => {
    let refusal: unknown;
    try {
      nextSittingState('signed', 'start');
    } catch (error) {
      refusal = error;
    }
    expect(refusal).toMatchObject({ code: 'SITTING_STATE', data: { state: 'signed', event: 'start' } });
  });

  it('has a way out of every state but the archive', () => {
    const dead = SITTING_STATES.filter((state) => !ARROWS.some(([from]) => from === state));
    expect(dead).toEqual(['signed']);
  });

  it('reaches every state from the plan', () => {
    const reached = new Set<SittingState>(['scheduled']);
    SITTING_STATES.forEach(() => {
      for (const [from, , to] of ARROWS) if (reached.has(from)) reached.add(to);
    });
    expect([...reached].sort()).toEqual([...SITTING_STATES].sort());
  });
});
