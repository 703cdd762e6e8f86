import type { Evaluation } from '@e5b/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { saveFiche } from '../../../lib/api/evaluation.js';
import { ApiFailure } from '../../../lib/api-failure.js';
import { keys } from '../../../lib/query-keys.js';
import { serverClock } from '../../../lib/server-clock.js';
import { keepNewest } from '../evaluation-outbox.js';
import { readMark, writeMark } from './mark-input.js';

export interface Draft {
  mark: string;
  appreciation: string;
}

export type DraftStatus =
  | { kind: 'clean' }
  | { kind: 'saving' }
  | { kind: 'saved'; at: number | null }
  | { kind: 'waiting' }
  | { kind: 'conflict' }
  | { kind: 'refused'; error: unknown };

const PAUSE_MS = 700;
const RETRY_MS = 3000;

const draftOf = ({ fiche }: Evaluation): Draft => ({ mark: writeMark(fiche.mark), appreciation: fiche.appreciation });

function statusOf(error: unknown): DraftStatus {
  if (!(error instanceof ApiFailure) || error.passing) return { kind: 'waiting' };
  return error.code === 'STALE_VERSION' ? { kind: 'conflict' } : { kind: 'refused', error };
}

/** Saves the fiche by itself, shortly after the last key; never over somebody else's change. */
export function useFicheDraft(evaluation: Evaluation) {
  const client = useQueryClient();
  const [draft, setDraft] = useState<Draft>(() => draftOf(evaluation));
  const [status, setStatus] = useState<DraftStatus>({ kind: 'clean' });
  const version = useRef(evaluation.fiche.version);
  const latest = useRef(draft);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const busy = useRef(false);

  const save = useCallback(async (): Promise<void> => {
    clearTimeout(timer.current);
    const { mark, problem } = readMark(latest.current.mark);
    if (problem !== null || busy.current) return;
    const sent = latest.current;
    busy.current = true;
    setStatus({ kind: 'saving' });
    try {
      const answer = await saveFiche(evaluation.sittingId, {
        mark,
        appreciation: sent.appreciation,
        version: version.current,
      });
      version.current = answer.fiche.version;
      keepNewest(client, answer);
      setStatus({ kind: 'saved', at: serverClock.now() });
    } catch (error) {
      const next = statusOf(error);
      setStatus(next);
      if (next.kind === 'waiting') timer.current = setTimeout(() => void save(), RETRY_MS);
      if (next.kind === 'conflict') void client.invalidateQueries({ queryKey: keys.evaluation(evaluation.sittingId) });
      return;
    } finally {
      busy.current = false;
    }
    if (latest.current !== sent) timer.current = setTimeout(() => void save(), PAUSE_MS);
  }, [client, evaluation.sittingId]);

  const change = (part: Partial<Draft>): void => {
    const next = { ...latest.current, ...part };
    latest.current = next;
    setDraft(next);
    clearTimeout(timer.current);
    if (status.kind !== 'conflict') timer.current = setTimeout(() => void save(), PAUSE_MS);
  };

  const takeTheirs = (): void => adopt(draftOf(evaluation), { kind: 'clean' });
  const keepMine = (): void => {
    version.current = evaluation.fiche.version;
    void save();
  };
  function adopt(next: Draft, as: DraftStatus): void {
    version.current = evaluation.fiche.version;
    latest.current = next;
    setDraft(next);
    setStatus(as);
  }

  // Leaving the page sends what the pause was holding back.
  useEffect(() => {
    const held = timer;
    return () => {
      if (held.current !== undefined) void save();
    };
  }, [save]);

  return { draft, status, change, save, takeTheirs, keepMine };
}
