import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import type { Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Connection, createServer } from 'mysql2';

const COM_BINLOG_DUMP = 0x12;
const CLIENT_CAPABILITIES = 0xf7ff & ~0x0800 & ~0x0020;
const MAX_PACKET = 0xffffff;

/** What mysql2's server side has beyond its published types. */
interface ServerSide extends Connection {
  stream: Socket;
  serverHandshake(options: object): void;
  writeOk(): void;
  _resetSequenceId(): void;
  on(event: 'query' | 'stmt_prepare', listener: () => void): this;
  on(event: 'packet', listener: (packet: unknown, known: boolean, code: number) => void): this;
  on(event: 'error', listener: () => void): this;
}

/** One server packet, split where the protocol demands it. The first byte 0 says « an event follows ». */
function* packets(event: Buffer, sequence: { next: number }): Generator<Buffer> {
  const body = Buffer.concat([Buffer.from([0]), event]);
  for (let at = 0; at <= body.length; at += MAX_PACKET) {
    const part = body.subarray(at, at + MAX_PACKET);
    const header = Buffer.alloc(4);
    header.writeUIntLE(part.length, 0, 3);
    header[3] = sequence.next++ & 0xff;
    yield Buffer.concat([header, part]);
    if (part.length < MAX_PACKET) return;
  }
}

async function send(stream: Socket, events: AsyncIterable<Buffer>): Promise<void> {
  const sequence = { next: 1 };
  for await (const event of events) {
    for (const packet of packets(event, sequence)) {
      if (stream.destroyed) return;
      if (!stream.write(packet)) await once(stream, 'drain');
    }
  }
}

/**
 * A server that knows one thing: to stream `events` to the replica that asks for a binlog dump.
 * It lets a replication client decode raw binlog files without a database server.
 * @returns the unix socket to connect to, and a function that ends the server
 */
export async function serveBinlog(
  events: AsyncIterable<Buffer>,
): Promise<{ socketPath: string; close: () => Promise<void> }> {
  const dir = await mkdtemp(join(tmpdir(), 'e5b-binlog-'));
  const socketPath = join(dir, 'replay.sock');
  const server = createServer(() => undefined);
  const open = new Set<ServerSide>();
  server.on('connection', (connection: ServerSide) => {
    open.add(connection);
    connection.on('error', () => open.delete(connection));
    connection.serverHandshake({
      protocolVersion: 10,
      serverVersion: '10.11-replay',
      connectionId: 1,
      statusFlags: 2,
      characterSet: 45,
      capabilityFlags: CLIENT_CAPABILITIES,
      authCallback: (_who: unknown, done: (error: null) => void) => {
        done(null);
        connection._resetSequenceId();
      },
    });
    const answer = (): void => {
      connection.writeOk();
      connection._resetSequenceId();
    };
    connection.on('query', answer);
    connection.on('stmt_prepare', answer);
    connection.on('packet', (_packet, _known, code) => {
      if (code !== COM_BINLOG_DUMP) return;
      send(connection.stream, events).catch((error: unknown) => connection.stream.destroy(error as Error));
    });
  });
  const listener = server as unknown as { _server: NodeJS.EventEmitter; listen(path: string): void };
  listener.listen(socketPath);
  await once(listener._server, 'listening');
  const close = async (): Promise<void> => {
    for (const connection of open) connection.stream.destroy();
    await new Promise<void>((resolve) => server.close(() => resolve()));
    await rm(dir, { recursive: true, force: true });
  };
  return { socketPath, close };
}
