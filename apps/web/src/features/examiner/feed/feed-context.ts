import type { EvidencePin, GrilleRow, SujetQuestion } from '@e5b/contracts';
import type { SeenMark } from './new-since.js';
import type { FeedOrders } from './use-feed-orders.js';

/** What every line of one candidate's feed needs. */
export interface FeedContext {
  sittingId: string;
  rows: readonly GrilleRow[];
  questions: readonly Pick<SujetQuestion, 'id' | 'title'>[];
  pins: readonly EvidencePin[];
  /** By event id, the question it is shown under. */
  questionOf: ReadonlyMap<string, string | null>;
  orders: FeedOrders;
  mark: SeenMark;
  /** The fiche is signed: nothing moves any more. */
  locked: boolean;
}
