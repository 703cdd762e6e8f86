import { lstatSync, type Stats } from 'node:fs';
import { join } from 'node:path';
import { SandboxName } from '@e5b/contracts';
import { MAX_SOCKET_PATH_BYTES } from '../config.js';

/** The place of a sandbox's HTTP socket holds no socket (gone, or something else planted there). */
export class SandboxSocketError extends Error {
  override readonly name = 'SandboxSocketError';

  constructor(
    readonly path: string,
    readonly found: 'nothing' | 'not a socket',
  ) {
    super(`${path}: ${found}`);
  }
}

/** Finds the unix sockets of sandboxes; the only input is a valid name. */
export class SandboxSockets {
  constructor(private readonly directory: string) {}

  /**
   * The path of a sandbox's HTTP socket, looked at without following links: a link that the sandbox planted must not
   * lead to another's socket.
   * @throws SandboxSocketError
   */
  find(sandbox: string): string {
    const home = join(this.directory, SandboxName.parse(sandbox));
    const path = join(home, 'http.sock');
    if (Buffer.byteLength(path) > MAX_SOCKET_PATH_BYTES) throw new SandboxSocketError(path, 'not a socket');
    const parent = look(home);
    if (parent?.isDirectory() === false) throw new SandboxSocketError(path, 'not a socket');
    const socket = parent && look(path);
    if (!socket) throw new SandboxSocketError(path, 'nothing');
    if (!socket.isSocket()) throw new SandboxSocketError(path, 'not a socket');
    return path;
  }
}

/** Synchronous on purpose: it costs microseconds, and libuv's few threads may all be waiting for a journal's fsync. */
function look(path: string): Stats | null {
  return lstatSync(path, { throwIfNoEntry: false }) ?? null;
}
