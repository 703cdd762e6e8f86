import { useQueryClient } from '@tanstack/react-query';
import { createContext, type ReactNode, useContext, useEffect, useState } from 'react';
import { openRealtime, type RealtimeSocket } from './realtime.js';

interface RealtimeState {
  socket: RealtimeSocket | null;
  connected: boolean;
}

const RealtimeContext = createContext<RealtimeState>({ socket: null, connected: false });

/** Holds one socket for the signed-in person below it. */
export function RealtimeProvider({ children }: { children: ReactNode }) {
  const client = useQueryClient();
  const [state, setState] = useState<RealtimeState>({ socket: null, connected: false });
  useEffect(() => {
    const realtime = openRealtime(client);
    const { socket } = realtime;
    const update = (): void => setState({ socket, connected: socket.connected });
    socket.on('connect', update);
    socket.on('disconnect', update);
    return () => {
      socket.off('connect', update);
      socket.off('disconnect', update);
      realtime.close();
    };
  }, [client]);
  return <RealtimeContext value={state}>{children}</RealtimeContext>;
}

/** Whether announcements arrive; when they do not, pages pull at a short beat instead. */
export const useRealtimeConnected = (): boolean => useContext(RealtimeContext).connected;

/** Subscribes this browser to a slot's announcements for as long as the component is shown. */
export function useWatchSlot(slotId: string): void {
  const { socket, connected } = useContext(RealtimeContext);
  useEffect(() => {
    if (!socket || !connected) return;
    socket.emit('watch-slot', { slotId }, () => {});
    return () => {
      socket.emit('unwatch-slot', { slotId }, () => {});
    };
  }, [socket, connected, slotId]);
}

/** Interval of the safety pull, in ms. */
export function usePullInterval(): number {
  return useRealtimeConnected() ? 15_000 : 3000;
}
