import { useSyncExternalStore } from 'react';
import { serverClock } from './server-clock.js';

const TICK_MS = 250;
const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;
let current: number | null = serverClock.now();

function tick(): void {
  current = serverClock.now();
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  if (timer === undefined) {
    timer = setInterval(tick, TICK_MS);
    current = serverClock.now();
  }
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0 && timer !== undefined) {
      clearInterval(timer);
      timer = undefined;
    }
  };
}

/** Trusted server time, refreshed four times a second; null before the server was heard once. */
export function useServerNow(): number | null {
  return useSyncExternalStore(subscribe, () => current);
}
