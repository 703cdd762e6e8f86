import { createReadStream, statSync } from 'node:fs';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';

/** A static server as the national team's, whose packs stop half-way until they are let through. */
export class HeldPublication {
  /** Where downloads were taken up again, in bytes. */
  readonly resumed: number[] = [];
  private held = true;
  private readonly waiting: (() => void)[] = [];

  private constructor(
    private readonly server: Server,
    readonly url: string,
  ) {}

  static async serve(folder: string): Promise<HeldPublication> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const publication = new HeldPublication(server, `http://127.0.0.1:${port}`);
    server.on('request', ({ url = '/', headers }, answer) => {
      publication.answer(join(folder, new URL(url, 'http://localhost').pathname), headers.range, answer);
    });
    return publication;
  }

  /** Sends the rest of every pack, at once. */
  letThrough(): void {
    this.held = false;
    for (const resume of this.waiting.splice(0)) resume();
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise<void>((resolve) => this.server.close(() => resolve()));
  }

  private answer(path: string, range: string | undefined, answer: ServerResponse): void {
    const size = statSync(path, { throwIfNoEntry: false })?.size;
    if (size === undefined) {
      answer.writeHead(404).end();
      return;
    }
    const from = Number(/^bytes=(\d+)-$/.exec(range ?? '')?.[1] ?? 0);
    if (from > 0) this.resumed.push(from);
    answer.writeHead(from > 0 ? 206 : 200, {
      'content-length': size - from,
      ...(from > 0 && { 'content-range': `bytes ${from}-${size - 1}/${size}` }),
    });
    if (!this.held || !path.endsWith('.e5bctx')) {
      createReadStream(path, { start: from }).pipe(answer);
      return;
    }
    const half = Math.max(from, Math.floor(size / 2));
    if (half > from) createReadStream(path, { start: from, end: half - 1 }).pipe(answer, { end: false });
    else answer.flushHeaders();
    this.waiting.push(() => createReadStream(path, { start: half }).pipe(answer));
  }
}
