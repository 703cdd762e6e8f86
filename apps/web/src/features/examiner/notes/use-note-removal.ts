import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { notifyFailure } from '../../../components/notify-failure.js';
import { deleteNote } from '../../../lib/api/evaluation.js';
import { keepNewest } from '../evaluation-outbox.js';

/** Long enough to look at another candidate first and come back. */
const UNDO_MS = 20_000;

/** Removes a note only once the time to change one's mind is over, or when another removal follows. */
export function useNoteRemoval(sittingId: string) {
  const client = useQueryClient();
  const [removed, setRemoved] = useState<string | null>(null);
  const waiting = useRef<{ noteId: string; timer: ReturnType<typeof setTimeout> } | null>(null);

  const settle = useCallback(() => {
    const current = waiting.current;
    if (!current) return;
    clearTimeout(current.timer);
    waiting.current = null;
    deleteNote(sittingId, current.noteId)
      .then((evaluation) => keepNewest(client, evaluation))
      .catch((error: unknown) => notifyFailure('La note n’a pas été retirée', error))
      .finally(() => setRemoved((shown) => (shown === current.noteId ? null : shown)));
  }, [client, sittingId]);

  useEffect(() => settle, [settle]);

  const remove = (noteId: string): void => {
    settle();
    waiting.current = { noteId, timer: setTimeout(settle, UNDO_MS) };
    setRemoved(noteId);
  };
  const undo = (): void => {
    if (waiting.current) clearTimeout(waiting.current.timer);
    waiting.current = null;
    setRemoved(null);
  };
  return { removed, remove, undo };
}
