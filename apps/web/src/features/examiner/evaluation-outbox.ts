import type { Evaluation } from '@e5b/contracts';
import { LEVELS } from '@e5b/exam-core';
import type { QueryClient } from '@tanstack/react-query';
import { z } from 'zod';
import { notifyFailure } from '../../components/notify-failure.js';
import { addNote, setLevel } from '../../lib/api/evaluation.js';
import { ApiFailure, isUnauthenticated } from '../../lib/api-failure.js';
import { Outbox } from '../../lib/outbox.js';
import { keys } from '../../lib/query-keys.js';
import { serverClock } from '../../lib/server-clock.js';
import { currentServerLink, subscribeServerLink } from '../../lib/server-link.js';

const EvaluationEntry = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('level'),
    mutationId: z.string(),
    rowId: z.string(),
    level: z.enum(LEVELS).nullable(),
  }),
  z.object({
    kind: z.literal('note'),
    mutationId: z.string(),
    text: z.string(),
    question: z.string().nullable(),
    at: z.number(),
  }),
]);
export type EvaluationEntry = z.infer<typeof EvaluationEntry>;

const outboxes = new Map<string, Outbox<EvaluationEntry>>();

/** Keeps the newer of two answers: a late one must not bring an old level back. */
export function keepNewest(client: QueryClient, evaluation: Evaluation): void {
  client.setQueryData<Evaluation>(keys.evaluation(evaluation.sittingId), (known) =>
    known && known.version > evaluation.version ? known : evaluation,
  );
}

/** The one outbox of a sitting in this tab. */
export function evaluationOutbox(sittingId: string, client: QueryClient): Outbox<EvaluationEntry> {
  const known = outboxes.get(sittingId);
  if (known) return known;
  const outbox = new Outbox<EvaluationEntry>({
    storageKey: `e5b.outbox.${sittingId}`,
    storage: localStorage,
    parse: (stored) => z.array(EvaluationEntry).parse(stored),
    send: async (entry) => {
      const evaluation =
        entry.kind === 'level'
          ? await setLevel(sittingId, entry.rowId, entry.level, entry.mutationId)
          : await addNote(sittingId, entry.text, entry.question, entry.mutationId);
      keepNewest(client, evaluation);
    },
    supersedes: (newer, older) => newer.kind === 'level' && older.kind === 'level' && newer.rowId === older.rowId,
    refused: (error) => error instanceof ApiFailure && !error.passing && !isUnauthenticated(error),
    onRefused: (entry, error) => {
      notifyFailure(entry.kind === 'level' ? 'Niveau refusé' : 'Note refusée', error);
      void client.invalidateQueries({ queryKey: keys.evaluation(sittingId) });
    },
    now: () => serverClock.now(),
  });
  subscribeServerLink(() => {
    if (currentServerLink().reachable) outbox.flush();
  });
  outboxes.set(sittingId, outbox);
  return outbox;
}
