import { useQueryClient } from '@tanstack/react-query';
import { type FocusEvent, useCallback, useEffect, useRef, useState } from 'react';
import { markSeen } from '../../../lib/api/sittings.js';
import { keys } from '../../../lib/query-keys.js';
import { serverClock } from '../../../lib/server-clock.js';
import { countNew, type SeenMark } from './new-since.js';
import { type Activity, useActivity } from './use-activity.js';

/**
 * « Depuis ma dernière visite »: the examiner is with a candidate while the focus is in his column. The line stays where it
 * was while he is there; when he leaves, all that is there by then is seen, on the server too.
 */
export function useColumnVisit(sittingId: string) {
  const client = useQueryClient();
  const { data } = useActivity(sittingId);
  const [inside, setInside] = useState(false);
  const leaving = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const [line, setLine] = useState<SeenMark>(null);
  const seen = data?.seen ?? null;

  const leave = useCallback((): void => {
    setInside(false);
    const activity = client.getQueryData<Activity>(keys.activity(sittingId));
    const at = serverClock.now();
    if (!activity || at === null) return;
    const { cursor } = activity;
    client.setQueryData<Activity>(keys.activity(sittingId), { ...activity, seen: { seq: cursor, at } });
    // Left to the next time when it does not arrive: a mark is no part of the evaluation.
    markSeen(sittingId, cursor).catch(() => undefined);
  }, [client, sittingId]);
  useEffect(() => () => clearTimeout(leaving.current), []);

  const onFocus = (): void => {
    clearTimeout(leaving.current);
    if (inside) return;
    setLine(seen);
    setInside(true);
  };
  // Menus and dialogs of the column lie elsewhere in the page; their focus comes back here by way of React's tree.
  const onBlur = (event: FocusEvent<HTMLElement>): void => {
    if (event.currentTarget.contains(event.relatedTarget)) return;
    clearTimeout(leaving.current);
    leaving.current = setTimeout(leave, 50);
  };
  return {
    /** What the feed draws its line by. */
    mark: inside ? line : seen,
    /** News that the examiner has not come to see; 0 while he is there. */
    news: inside || !data ? 0 : countNew(data.events, seen),
    focusProps: { onFocus, onBlur },
  };
}
