import type { FeedEvent, GrilleRow } from '@e5b/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { notifyFailure } from '../../../components/notify-failure.js';
import { assignQuestion } from '../../../lib/api/sittings.js';
import { keys } from '../../../lib/query-keys.js';
import { useEvaluation } from '../use-evaluation.js';
import type { Activity } from './use-activity.js';

export interface Undoable {
  message: string;
  undo: () => void;
}

export interface FeedOrders {
  /** The last order, while it can be taken back; null otherwise. */
  last: Undoable | null;
  assign: (events: readonly FeedEvent[], question: string) => void;
  /** Pins the act to the row, or takes it off. */
  pin: (event: FeedEvent, row: GrilleRow) => void;
}

const UNDO_MS = 10_000;

/** What the examiner does with acts: give them a question, pin them to a row. Each order can be taken back for some seconds. */
export function useFeedOrders(sittingId: string): FeedOrders {
  const client = useQueryClient();
  const { pins, setPin } = useEvaluation(sittingId);
  const [last, setLast] = useState<Undoable | null>(null);
  useEffect(() => {
    if (last === null) return;
    const timer = setTimeout(() => setLast(null), UNDO_MS);
    return () => clearTimeout(timer);
  }, [last]);

  const send = async (eventIds: string[], question: string | null): Promise<void> => {
    try {
      const known = client.getQueryData<Activity>(keys.activity(sittingId));
      await assignQuestion(sittingId, known?.cursor ?? 0, { eventIds, question });
    } catch (error) {
      setLast(null);
      notifyFailure('La question n’a pas été changée', error);
    }
    await client.invalidateQueries({ queryKey: keys.activity(sittingId) });
  };
  const assign = (events: readonly FeedEvent[], question: string): void => {
    const before = new Map<string | null, string[]>();
    for (const event of events) before.set(event.question, [...(before.get(event.question) ?? []), event.id]);
    void send(
      events.map(({ id }) => id),
      question,
    );
    const undo = async (): Promise<void> => {
      setLast(null);
      for (const [own, ids] of before) await send(ids, own);
    };
    setLast({ message: question === 'none' ? 'Sans question' : `Classé en ${question}`, undo: () => void undo() });
  };
  const pin = (event: FeedEvent, row: GrilleRow): void => {
    const on = !pins.some(({ eventId, rowId }) => eventId === event.id && rowId === row.id);
    setPin(row.id, event.id, on);
    const undo = (): void => {
      setLast(null);
      setPin(row.id, event.id, !on);
    };
    setLast({ message: `${on ? 'Épinglé à' : 'Retiré de'} ${row.question} – ${row.criterion}`, undo });
  };
  return { last, assign, pin };
}
