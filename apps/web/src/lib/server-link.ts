import { useSyncExternalStore } from 'react';

/** Whether the centre's server answers. `since`: local monotonic ms of the first failure. */
export interface ServerLink {
  reachable: boolean;
  since: number | null;
}

const REACHABLE: ServerLink = { reachable: true, since: null };
const listeners = new Set<() => void>();
let link: ServerLink = REACHABLE;

function set(next: ServerLink): void {
  link = next;
  for (const listener of listeners) listener();
}

export function markReachable(): void {
  if (!link.reachable) set(REACHABLE);
}

export function markUnreachable(): void {
  if (link.reachable) set({ reachable: false, since: performance.now() });
}

/** Calls `listener` whenever the server is lost or found again. */
export function subscribeServerLink(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function currentServerLink(): ServerLink {
  return link;
}

export function useServerLink(): ServerLink {
  return useSyncExternalStore(subscribeServerLink, currentServerLink);
}
