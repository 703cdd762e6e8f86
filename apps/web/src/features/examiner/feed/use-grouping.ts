import { useSyncExternalStore } from 'react';

const KEY = 'e5b.feed.by-question';
const listeners = new Set<() => void>();

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};
const snapshot = (): boolean => localStorage.getItem(KEY) !== 'no';

/** Whether the feeds are shown by question: one choice for all columns, kept on this computer. */
export function useGrouping(): { grouped: boolean; setGrouped: (grouped: boolean) => void } {
  const grouped = useSyncExternalStore(subscribe, snapshot);
  const setGrouped = (next: boolean): void => {
    localStorage.setItem(KEY, next ? 'yes' : 'no');
    for (const listener of listeners) listener();
  };
  return { grouped, setGrouped };
}
