import { setTimeout as pause } from 'node:timers/promises';
import { openSandboxSocket } from '../sandbox-socket.js';

/** Resolves once somebody listens there. @throws SandboxError SOCKET_REFUSED when nobody does for a minute */
export async function untilSocketAnswers(path: string): Promise<void> {
  const deadline = Date.now() + 60_000;
  for (;;) {
    try {
      (await openSandboxSocket(path)).destroy();
      return;
    } catch (error) {
      if (Date.now() > deadline) throw error;
      await pause(20);
    }
  }
}
