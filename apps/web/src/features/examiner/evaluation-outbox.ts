import type { Evaluation } from '@e5b/contracts';
import { LEVELS } from '@e5b/exam-core';
import type { QueryClient } from '@tanstack/react-query';
import { z } from 'zod';
import { notifyFailure } from '../../components/notify-failure.js';
import { addNote, setLevel, setPin } from '../../lib/api/evaluation.js';
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
  z.object({
    kind: z.literal('pin'),
    mutationId: z.string(),
    rowId: z.string(),
    eventId: z.string(),
    on: z.boolean(),
    at: z.number(),
  }),
]);
export type EvaluationEntry = z.infer<typeof EvaluationEntry>;

const REFUSED: Record<EvaluationEntry['kind'], string> = {
  level: 'Niveau refusé',
  note: 'Note refusée',
  pin: 'Épingle refusée',
};

function send(sittingId: string, entry: EvaluationEntry): Promise<Evaluation> {
  switch (entry.kind) {
    case 'level':
      return setLevel(sittingId, entry.rowId, entry.level, entry.mutationId);
    case 'note':
      return addNote(sittingId, entry.text, entry.question, entry.mutationId);
    case 'pin':
      return setPin(sittingId, entry.rowId, entry.eventId, entry.on);
  }
}

function supersedes(newer: EvaluationEntry, older: EvaluationEntry): boolean {
  if (newer.kind === 'level') return older.kind === 'level' && newer.rowId === older.rowId;
  if (newer.kind !== 'pin' || older.kind !== 'pin') return false;
  return newer.rowId === older.rowId && newer.eventId === older.eventId;
}

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
      keepNewest(client, await send(sittingId, entry));
    },
    supersedes,
    refused: (error) => error instanceof ApiFailure && !error.passing && !isUnauthenticated(error),
    onRefused: (entry, error) => {
      notifyFailure(REFUSED[entry.kind], error);
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
