import type { Evaluation, EvidencePin } from '@e5b/contracts';
import type { Level } from '@e5b/exam-core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { fetchEvaluation } from '../../lib/api/evaluation.js';
import { newId } from '../../lib/new-id.js';
import { keys } from '../../lib/query-keys.js';
import { usePullInterval } from '../../lib/realtime-context.js';
import { serverClock } from '../../lib/server-clock.js';
import { type EvaluationEntry, evaluationOutbox } from './evaluation-outbox.js';

export interface ShownNote {
  id: string;
  /** Null while the server has not yet dated it. */
  at: number | null;
  text: string;
  question: string | null;
}

/** Levels as the examiner last set them, acknowledged or not. */
export function shownLevels(evaluation: Evaluation | undefined, pending: readonly EvaluationEntry[]) {
  const levels = new Map<string, Level | null>();
  for (const { rowId, level } of evaluation?.levels ?? []) levels.set(rowId, level);
  for (const entry of pending) if (entry.kind === 'level') levels.set(entry.rowId, entry.level);
  return levels;
}

/** Acts pinned to rows, as the examiner last left them, acknowledged or not. */
export function shownPins(
  evaluation: Evaluation | undefined,
  pending: readonly EvaluationEntry[],
): readonly EvidencePin[] {
  let pins = evaluation?.pins ?? [];
  for (const entry of pending) {
    if (entry.kind !== 'pin') continue;
    const { rowId, eventId, on, at } = entry;
    const others = pins.filter((pin) => pin.rowId !== rowId || pin.eventId !== eventId);
    pins = on ? [...others, { rowId, eventId, at }] : others;
  }
  return pins;
}

/** Newest first, those on their way on top. */
export function shownNotes(evaluation: Evaluation | undefined, pending: readonly EvaluationEntry[]): ShownNote[] {
  const waiting = pending
    .filter((entry) => entry.kind === 'note')
    .map(({ mutationId, text, question }) => ({ id: mutationId, at: null, text, question }));
  const known = [...(evaluation?.notes ?? [])].sort((a, b) => b.at - a.at);
  return [...waiting.reverse(), ...known];
}

/** One candidate's grille and notes with what is still on its way to the server. */
export function useEvaluation(sittingId: string) {
  const client = useQueryClient();
  const interval = usePullInterval();
  const outbox = evaluationOutbox(sittingId, client);
  const query = useQuery({
    queryKey: keys.evaluation(sittingId),
    queryFn: () => fetchEvaluation(sittingId),
    refetchInterval: interval * 2,
  });
  const state = useSyncExternalStore(outbox.subscribe, outbox.snapshot);
  return {
    query,
    state,
    levels: shownLevels(query.data, state.entries),
    notes: shownNotes(query.data, state.entries),
    pins: shownPins(query.data, state.entries),
    setLevel: (rowId: string, level: Level | null) => outbox.add({ kind: 'level', mutationId: newId(), rowId, level }),
    setPin: (rowId: string, eventId: string, on: boolean) =>
      outbox.add({ kind: 'pin', mutationId: newId(), rowId, eventId, on, at: serverClock.now() ?? 0 }),
    addNote: (text: string, question: string | null) =>
      outbox.add({ kind: 'note', mutationId: newId(), text, question, at: serverClock.now() ?? 0 }),
  };
}
