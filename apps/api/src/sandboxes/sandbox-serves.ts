import { request } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import { openSandboxSocket, SandboxError, type StartedSandbox } from '@e5b/sandbox';

const PAUSE_MS = 50;

/**
 * Waits until a restarted sandbox serves again: its web server answers and its database greets. Nothing is asked of the
 * CMS itself: whatever the candidate did to it (a broken theme, another password) is work, not a fault.
 * @throws SandboxError NOT_READY after `timeoutMs`
 */
export async function untilServing(sandbox: StartedSandbox, timeoutMs: number): Promise<void> {
  const signal = AbortSignal.timeout(timeoutMs);
  while (!signal.aborted) {
    if ((await databaseGreets(sandbox, signal)) && (await webAnswers(sandbox, signal))) return;
    await delay(PAUSE_MS, undefined, { signal }).catch(() => undefined);
  }
  throw new SandboxError('NOT_READY', `${sandbox.name} did not come back in time`);
}

async function databaseGreets({ sockets }: StartedSandbox, signal: AbortSignal): Promise<boolean> {
  const socket = await openSandboxSocket(sockets.mysql).catch(() => null);
  if (!socket) return false;
  return new Promise((resolve) => {
    const done = (greeted: boolean) => {
      signal.removeEventListener('abort', silent);
      socket.destroy();
      resolve(greeted);
    };
    const silent = () => done(false);
    // socat accepts before MariaDB does: only the server's own first packet counts.
    socket
      .once('data', () => done(true))
      .once('error', silent)
      .once('close', silent);
    signal.addEventListener('abort', silent, { once: true });
  });
}

function webAnswers({ sockets, origin }: StartedSandbox, signal: AbortSignal): Promise<boolean> {
  const headers = { host: new URL(origin).host };
  return new Promise((resolve) => {
    const asked = request({ socketPath: sockets.http, path: '/', headers, signal, agent: false }, (answer) => {
      answer.resume();
      answer.once('close', () => resolve(true));
    });
    asked.once('error', () => resolve(false));
    asked.end();
  });
}
