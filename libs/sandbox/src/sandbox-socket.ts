import { lstat } from 'node:fs/promises';
import { connect, type Socket } from 'node:net';
import { join } from 'node:path';
import type { SandboxSockets } from './sandbox.js';
import { SandboxError } from './sandbox-error.js';

/** sun_path holds 108 bytes with its closing zero (unix(7)). */
export const SOCKET_PATH_MAX_BYTES = 107;

export function socketsIn(socketDir: string): SandboxSockets {
  return { http: join(socketDir, 'http.sock'), mysql: join(socketDir, 'mysql.sock') };
}

/** @throws SandboxError `SOCKET_PATH_TOO_LONG` when a socket in this directory would not fit in a socket address. */
export function assertSocketPathFits(socketDir: string): void {
  const longest = Math.max(...Object.values(socketsIn(socketDir)).map((path: string) => Buffer.byteLength(path)));
  if (longest > SOCKET_PATH_MAX_BYTES) {
    throw new SandboxError(
      'SOCKET_PATH_TOO_LONG',
      `Socket paths in ${socketDir} would have ${longest} bytes, ${SOCKET_PATH_MAX_BYTES} is the limit: choose a shorter data directory`,
    );
  }
}

/**
 * Refuses anything at the path that is not itself a socket (a symlink to another sandbox's socket, a plain file).
 * @throws SandboxError `SOCKET_REFUSED`
 */
export async function checkSandboxSocket(path: string): Promise<void> {
  const found = await lstat(path).catch((cause: unknown) => {
    throw new SandboxError('SOCKET_REFUSED', `No socket at ${path}`, { cause });
  });
  if (!found.isSocket()) throw new SandboxError('SOCKET_REFUSED', `${path} is not a socket`);
}

/**
 * Connects to a sandbox's socket after `checkSandboxSocket`.
 * @throws SandboxError `SOCKET_REFUSED` when it is not a socket or nobody listens.
 */
export async function openSandboxSocket(path: string): Promise<Socket> {
  await checkSandboxSocket(path);
  return new Promise((resolve, reject) => {
    const socket = connect({ path });
    socket.once('connect', () => {
      socket.removeAllListeners('error');
      resolve(socket);
    });
    socket.once('error', (cause) => reject(new SandboxError('SOCKET_REFUSED', `Nobody listens at ${path}`, { cause })));
  });
}
