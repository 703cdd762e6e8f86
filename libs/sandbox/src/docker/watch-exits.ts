import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import type Docker from 'dockerode';
import type { WatchOptions } from '../container-runtime.js';
import type { SandboxExit } from '../sandbox.js';
import { LABELS } from './container-template.js';
import { fromEngine } from './engine-error.js';

const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 5_000;

interface EngineEvent {
  readonly Actor: { readonly Attributes: Record<string, string | undefined> };
  readonly timeNano: number;
}

/** Follows the engine's event stream until aborted; after an interruption it asks again from the last event seen. */
export async function watchExits(
  docker: Docker,
  instance: string,
  onExit: (exit: SandboxExit) => void,
  { signal, onInterrupted }: WatchOptions,
): Promise<void> {
  let seenNano = Date.now() * 1e6;
  let pause = FIRST_PAUSE_MS;
  const over = () => signal.aborted;
  while (!over()) {
    try {
      await follow();
      throw new Error('The stream of events ended');
    } catch (error) {
      if (over()) return;
      onInterrupted?.(fromEngine(error));
      await delay(pause, undefined, { signal }).catch(() => undefined);
      pause = Math.min(pause * 2, LONGEST_PAUSE_MS);
    }
  }

  async function follow(): Promise<void> {
    const stream = (await docker.getEvents({
      since: Math.floor(seenNano / 1e9),
      filters: { type: ['container'], event: ['die'], label: [`${LABELS.instance}=${instance}`] },
      abortSignal: signal,
    })) as NodeJS.ReadableStream & { destroy(): void };
    pause = FIRST_PAUSE_MS;
    const stop = () => stream.destroy();
    signal.addEventListener('abort', stop, { once: true });
    try {
      const lines = createInterface({ input: stream });
      lines.on('line', (line) => tell(JSON.parse(line) as EngineEvent));
      stream.on('error', () => lines.close()).on('close', () => lines.close());
      await once(lines, 'close');
    } finally {
      signal.removeEventListener('abort', stop);
    }
  }

  function tell({ Actor, timeNano }: EngineEvent): void {
    if (timeNano <= seenNano) return;
    seenNano = timeNano;
    const name = Actor.Attributes[LABELS.name];
    if (!name) return;
    onExit({ instance, name, exitCode: Number(Actor.Attributes.exitCode ?? -1), at: Math.floor(timeNano / 1e6) });
  }
}
