import { setTimeout as pause } from 'node:timers/promises';

/**
 * Asks `condition` again and again until it is true; false when `timeoutMs` have passed or `signal` aborted.
 * @param {() => Promise<boolean>} condition
 * @param {{ timeoutMs: number, everyMs: number, signal?: AbortSignal }} limits
 */
export async function until(condition, { timeoutMs, everyMs, signal }) {
  const limit = performance.now() + timeoutMs;
  while (!signal?.aborted) {
    if (await condition()) return true;
    if (performance.now() > limit) return false;
    await pause(everyMs);
  }
  return false;
}
