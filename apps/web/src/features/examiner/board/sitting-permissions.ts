import type { SittingView } from '@e5b/contracts';
import { SITTING_TRANSITIONS, type SittingEvent } from '@e5b/exam-core';

/** Whether the state table has this arrow: buttons that the server would refuse are not shown. */
export const may = (sitting: SittingView, event: SittingEvent): boolean =>
  SITTING_TRANSITIONS[sitting.state][event] !== undefined;
