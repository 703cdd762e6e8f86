import type { Evaluation } from '@e5b/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { saveFiche } from '../../../lib/api/evaluation.js';
import { keys } from '../../../lib/query-keys.js';
import { serverClock } from '../../../lib/server-clock.js';
import { keepNewest } from '../evaluation-outbox.js';
import { FicheDraft } from './fiche-draft.js';

/** The draft of one fiche for as long as its page is shown. */
export function useFicheDraft(evaluation: Evaluation) {
  const client = useQueryClient();
  const { sittingId } = evaluation;
  const [draft] = useState(
    () =>
      new FicheDraft(evaluation, {
        send: (request) => saveFiche(sittingId, request),
        onSaved: (answer) => keepNewest(client, answer),
        onStale: () => void client.invalidateQueries({ queryKey: keys.evaluation(sittingId) }),
        now: () => serverClock.now(),
      }),
  );
  useEffect(() => draft.follow(evaluation), [draft, evaluation]);
  // Leaving the page does not wait for the pause after the last key.
  useEffect(
    () => () => {
      void draft.save();
    },
    [draft],
  );
  return { draft, ...useSyncExternalStore(draft.subscribe, draft.snapshot) };
}
