import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { connect, createServer, type Server, type Socket } from 'node:net';

/** A unix socket that leads to another one until it is cut. */
export class SocketProxy {
  private readonly open = new Set<Socket>();
  private server: Server | null = null;

  constructor(
    readonly path: string,
    private readonly target: string,
  ) {}

  async join(): Promise<void> {
    this.server = createServer((near) => {
      const far = connect(this.target);
      for (const [socket, other] of [
        [near, far],
        [far, near],
      ] as const) {
        this.open.add(socket);
        socket.on('error', () => other.destroy());
        socket.on('close', () => {
          this.open.delete(socket);
          other.destroy();
        });
        socket.pipe(other);
      }
    }).listen(this.path);
    await once(this.server, 'listening');
  }

  /** Ends every connection and accepts none any more. */
  async cut(): Promise<void> {
    const closed = this.server && once(this.server, 'close');
    this.server?.close();
    for (const socket of this.open) socket.destroy();
    await closed;
    rmSync(this.path, { force: true });
  }
}
