import { chmod, lstat, mkdir, rm } from 'node:fs/promises';
import type { Server } from 'node:http';
import { connect } from 'node:net';
import { dirname } from 'node:path';

/** Another gateway answers on this data directory's control socket. */
export class GatewayRunningError extends Error {
  override readonly name = 'GatewayRunningError';
}

/**
 * Listens on a unix socket that only this user can open. The socket file of a dead gateway is removed, that of a
 * living one never.
 * @throws GatewayRunningError
 */
export async function listenOnSocket(server: Server, path: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  await removeStale(path);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    // Between bind and chmod the file must not be open to others either.
    const before = process.umask(0o177);
    server.listen({ path }, () => {
      server.off('error', reject);
      resolve();
    });
    process.umask(before);
  });
  await chmod(path, 0o600);
}

async function removeStale(path: string): Promise<void> {
  const found = await lstat(path).catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  });
  if (!found) return;
  if (!found.isSocket()) throw new Error(`${path} is in the way and is not a socket`);
  if (await answers(path)) throw new GatewayRunningError(`A gateway already serves ${path}`);
  await rm(path, { force: true });
}

function answers(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = connect({ path });
    probe.once('connect', () => {
      probe.destroy();
      resolve(true);
    });
    probe.once('error', () => resolve(false));
  });
}
