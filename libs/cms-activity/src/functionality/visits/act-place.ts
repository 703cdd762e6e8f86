import type { Screen } from './screen.js';
import { isBackground, isWrite } from './site-request.js';
import type { LocatedRequest } from './visit-log.js';

/** Where an act was done, and by whom, as far as the requests of the same moment tell. */
export interface ActPlace {
  readonly who: LocatedRequest['who'];
  readonly client: string;
  readonly screen: Screen | null;
}

/** A row is read this long after its commit at the latest, in ms, as long as the reading keeps up. */
const READ_LATE_MS = 1000;

/**
 * Staff only ever look: their requests explain no act, nor does a page that was merely shown.
 * Then, by rank: a form sent, a call of the page, a link that acts (it answers by sending elsewhere).
 */
function weight(request: LocatedRequest): number {
  if (request.who !== 'candidate') return 0;
  if (isWrite(request)) return isBackground(request) ? 2 : 3;
  const sentElsewhere = request.status >= 300 && request.status < 400 && request.status !== 304;
  return sentElsewhere && request.screen?.area === 'back-office' ? 1 : 0;
}

/**
 * The request behind an act's first row: of those under way at that moment the one most likely to write, the latest of
 * equals. Null when none was under way: a task of the CMS, or code left running.
 * @param at trusted ms at which the first row was read; `lastAt` the last one
 */
export function placeOf(requests: readonly LocatedRequest[], at: number, lastAt: number): ActPlace | null {
  let best: LocatedRequest | null = null;
  for (let i = requests.length - 1; i >= 0; i--) {
    const request = requests[i];
    if (!request || request.endedAt < at - READ_LATE_MS) {
      // Journal order is that of the ends, give or take the writing of the lines.
      if (request && request.endedAt < at - 10 * READ_LATE_MS) break;
      continue;
    }
    if (request.startedAt > lastAt || weight(request) === 0) continue;
    if (best === null || better(request, best, at)) best = request;
  }
  return best && { who: best.who, client: best.client, screen: best.screen };
}

function better(request: LocatedRequest, best: LocatedRequest, at: number): boolean {
  const began = (one: LocatedRequest): boolean => one.startedAt <= at;
  if (began(request) !== began(best)) return began(request);
  if (weight(request) !== weight(best)) return weight(request) > weight(best);
  return request.startedAt > best.startedAt;
}
