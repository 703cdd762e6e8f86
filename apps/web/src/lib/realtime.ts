import type { ClientToServerEvents, ServerToClientEvents } from '@e5b/contracts';
import type { QueryClient, QueryKey } from '@tanstack/react-query';
import { io, type Socket } from 'socket.io-client';
import { announceActivity } from './announced-activity.js';
import { keys } from './query-keys.js';
import { serverClock } from './server-clock.js';
import { markReachable } from './server-link.js';

export type RealtimeSocket = Socket<ServerToClientEvents, ClientToServerEvents>;

const COALESCE_MS = 80;
const CLOCK_EVERY_MS = 20_000;
const SUSPECT_CHECK_MS = 1000;

/** Several announcements in a row ask for one pull only. */
function coalescedInvalidation(client: QueryClient): (key: QueryKey) => void {
  const pending = new Map<string, QueryKey>();
  const pull = (): void => {
    const batch = [...pending.values()];
    pending.clear();
    for (const queryKey of batch) void client.invalidateQueries({ queryKey });
  };
  return (key) => {
    if (pending.size === 0) setTimeout(pull, COALESCE_MS);
    pending.set(JSON.stringify(key), key);
  };
}

function listen(socket: RealtimeSocket, client: QueryClient): void {
  const invalidate = coalescedInvalidation(client);
  socket.on('slot-changed', ({ slotId }) => {
    invalidate(keys.slot(slotId));
    invalidate(keys.slots);
    invalidate(keys.candidateView);
  });
  socket.on('sitting-changed', ({ slotId, sittingId }) => {
    invalidate(keys.slot(slotId));
    invalidate(keys.sitting(sittingId));
    invalidate(keys.candidateView);
  });
  socket.on('activity-appended', ({ sittingId, seq }) => announceActivity(client, sittingId, seq));
  socket.on('visits-appended', ({ sittingId }) => invalidate(keys.visits(sittingId)));
  socket.on('evaluation-changed', ({ sittingId }) => invalidate(keys.evaluation(sittingId)));
  socket.on('contexts-changed', () => invalidate(keys.contexts));
  socket.on('ateliers-changed', () => invalidate(keys.ateliers));
  socket.on('signed-out', () => {
    invalidate(keys.me);
    invalidate(keys.candidateView);
  });
}

function keepTime(socket: RealtimeSocket): () => void {
  const ask = (): void => {
    if (!socket.connected) return;
    const sentAt = serverClock.monotonic();
    socket.emit('clock', ({ serverNow }) => serverClock.observe(serverNow, sentAt, serverClock.monotonic()));
  };
  const onVisible = (): void => {
    if (document.visibilityState === 'visible') ask();
  };
  const regular = setInterval(ask, CLOCK_EVERY_MS);
  const afterSleep = setInterval(() => serverClock.suspect() && ask(), SUSPECT_CHECK_MS);
  document.addEventListener('visibilitychange', onVisible);
  socket.on('connect', ask);
  return () => {
    clearInterval(regular);
    clearInterval(afterSleep);
    document.removeEventListener('visibilitychange', onVisible);
  };
}

export interface Realtime {
  socket: RealtimeSocket;
  close: () => void;
}

/** Opens the socket of this session. Announcements only invalidate: content is always pulled. */
export function openRealtime(client: QueryClient): Realtime {
  const socket: RealtimeSocket = io({ path: '/socket.io', reconnectionDelayMax: 3000, forceNew: true });
  listen(socket, client);
  const stopTime = keepTime(socket);
  socket.on('connect', () => {
    markReachable();
    // Whatever was announced while the socket was down is pulled now.
    void client.invalidateQueries();
  });
  // A probe tells a lost server from a lost socket.
  socket.on('disconnect', () => void client.invalidateQueries({ queryKey: keys.me }));
  return {
    socket,
    close: () => {
      stopTime();
      socket.close();
    },
  };
}
