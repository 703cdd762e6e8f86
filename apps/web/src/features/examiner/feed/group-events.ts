import type { EvidencePin, FeedEvent, GrilleRow } from '@e5b/contracts';

/** One line of the feed: an act, or the same act several times in a row on one object. Newest first, never empty. */
export type Run = readonly [FeedEvent, ...FeedEvent[]];

export interface QuestionGroup {
  /** « Q1 » …, or null for what belongs to none. */
  question: string | null;
  events: FeedEvent[];
}

/** The CMS's own number of what an act is about, or its name. */
export const objectIdOf = ({ facts: { objectId }, name }: Pick<FeedEvent, 'facts' | 'name'>): string =>
  typeof objectId === 'string' ? objectId : name;

const objectKey = (event: FeedEvent): string => `${event.object} ${objectIdOf(event)}`;

/**
 * The question of each event: as assigned by hand; else that of a row it is pinned to; else the one last assigned or
 * pinned on the same object, since work on one page answers one question. Null when nothing tells.
 * @param events newest first
 */
export function questionsOf(
  events: readonly FeedEvent[],
  pins: readonly EvidencePin[],
  rows: readonly GrilleRow[],
): ReadonlyMap<string, string | null> {
  const ofRow = new Map(rows.map(({ id, question }) => [id, question]));
  const pinned = new Map(pins.map(({ eventId, rowId }) => [eventId, ofRow.get(rowId) ?? null]));
  const own = (event: FeedEvent): string | null => event.question ?? pinned.get(event.id) ?? null;
  const ofObject = new Map<string, string>();
  for (const event of events) {
    const question = own(event);
    if (question !== null && question !== 'none' && !ofObject.has(objectKey(event)))
      ofObject.set(objectKey(event), question);
  }
  const resolved = (event: FeedEvent): string | null => {
    const question = own(event) ?? ofObject.get(objectKey(event)) ?? null;
    return question === 'none' ? null : question;
  };
  return new Map(events.map((event) => [event.id, resolved(event)]));
}

/** What is still without a question comes first: there the news arrive. Then the sujet's questions, in its order. */
export function groupByQuestion(
  events: readonly FeedEvent[],
  questions: ReadonlyMap<string, string | null>,
  sujet: readonly string[],
): QuestionGroup[] {
  return [null, ...sujet].map((question) => ({
    question,
    events: events.filter((event) => {
      const own = questions.get(event.id) ?? null;
      return question === null ? own === null || !sujet.includes(own) : own === question;
    }),
  }));
}

/** Neighbours of one object, one verb and one question make one line; an act that was withdrawn stands alone. */
export function runsOf(events: readonly FeedEvent[], questions: ReadonlyMap<string, string | null>): Run[] {
  const runs: [FeedEvent, ...FeedEvent[]][] = [];
  for (const event of events) {
    const last = runs.at(-1);
    const head = last?.[0];
    const together =
      head !== undefined &&
      !event.withdrawn &&
      !head.withdrawn &&
      head.verb === event.verb &&
      objectKey(head) === objectKey(event) &&
      questions.get(head.id) === questions.get(event.id);
    if (together) last?.push(event);
    else runs.push([event]);
  }
  return runs;
}

/** Counts by object, the most frequent first; withdrawn acts do not count. */
export function countByObject(events: readonly FeedEvent[]): [object: string, count: number][] {
  const counts = new Map<string, number>();
  for (const { object, withdrawn } of events) if (!withdrawn) counts.set(object, (counts.get(object) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0]));
}
