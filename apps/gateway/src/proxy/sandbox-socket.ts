import { lstat } from 'node:fs/promises';
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
  async find(sandbox: string): Promise<string> {
    const home = join(this.directory, SandboxName.parse(sandbox));
    const path = join(home, 'http.sock');
    if (Buffer.byteLength(path) > MAX_SOCKET_PATH_BYTES) throw new SandboxSocketError(path, 'not a socket');
    const [parent, socket] = await Promise.all([look(home), look(path)]);
    if (!parent || !socket) throw new SandboxSocketError(path, 'nothing');
    if (!parent.isDirectory() || !socket.isSocket()) throw new SandboxSocketError(path, 'not a socket');
    return path;
  }
}

async function look(path: string) {
  try {
    return await lstat(path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return null;
    throw error;
  }
}
