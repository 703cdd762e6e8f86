import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSandboxSocket } from './sandbox-socket.js';

describe('openSandboxSocket', () => {
  const dir = mkdtempSync(join(tmpdir(), 'e5b-'));
  const real = join(dir, 'real.sock');
  const server = createServer((socket) => socket.end('hello'));
  beforeAll(() => new Promise<void>((resolve) => server.listen(real, resolve)));
  afterAll(async () => {
    await new Promise((resolve) => server.close(resolve));
    rmSync(dir, { recursive: true, force: true });
  });

  test('connects to a real socket', async () => {
    const socket = await openSandboxSocket(real);
    const chunks: Buffer[] = [];
    for await (const chunk of socket) chunks.push(chunk as Buffer);
    expect(Buffer.concat(chunks).toString()).toBe('hello');
  });

  test('refuses a link to a socket, a plain file and nothing at all', async () => {
    symlinkSync(real, join(dir, 'link.sock'));
    writeFileSync(join(dir, 'file.sock'), '');
    for (const name of ['link.sock', 'file.sock', 'none.sock']) {
      await expect(openSandboxSocket(join(dir, name))).rejects.toMatchObject({ code: 'SOCKET_REFUSED' });
    }
  });

  test('refuses a socket that nobody listens on any more', async () => {
    const left = join(dir, 'left.sock');
    const short = createServer();
    await new Promise<void>((resolve) => short.listen(left, resolve));
    symlinkSync(left, join(dir, 'x'));
    await new Promise((resolve) => short.close(resolve));
    await expect(openSandboxSocket(left)).rejects.toMatchObject({ code: 'SOCKET_REFUSED' });
  });
});
