import type { BinlogRange, RawRow, SnapshotNeed } from '@e5b/cms-activity';
import { checkSandboxSocket } from '@e5b/sandbox';
import ZongJi from '@vlasky/zongji';
import mysql, { type Connection } from 'mysql2';
import { type BinlogPosition, comparePositions } from './binlog-position.js';
import {
  type ChangeStream,
  type DatabaseSnapshot,
  PositionLost,
  StreamInterrupted,
  type StreamListener,
  UnreadableTransaction,
} from './change-stream.js';
import { TransactionAssembly } from './transaction-assembly.js';

export interface ZongjiChangeStreamOptions {
  /** Host path of the sandbox's `mysql.sock`. */
  readonly socketPath: string;
  readonly user: string;
  readonly password: string;
  /** The CMS's schema; rows of any other are left out. */
  readonly schema: string;
  /** Trusted ms. */
  readonly now: () => number;
}

/** A replica's server id; the server ends an older dump of the same id, so a connection we lost never lingers. */
const SERVER_ID = 7001;
/** Events that say where transactions begin and end, and nothing of what is in them. */
const BOUNDARIES = ['rotate', 'format', 'mariadbgtid', 'query', 'xid', 'xaprepare'];
const PULSE_MS = 2000;
const ANSWER_MS = 5000;

type Rows = Record<string, unknown>[];

const query = (connection: Connection, sql: string): Promise<Rows> =>
  new Promise((resolve, reject) => {
    connection.query({ sql, timeout: ANSWER_MS }, (error, rows) => {
      if (error) reject(error);
      else resolve(rows as Rows);
    });
  });

const codeOf = (error: unknown): unknown => (error as { code?: unknown }).code;
/** ER_MASTER_FATAL_ERROR_READING_BINLOG. zongji lets it escape from an emitter, which may wrap it and keep it as `context`. */
const isPositionLost = (error: unknown): boolean => {
  const { errno, context } = error as { errno?: unknown; context?: { errno?: unknown } };
  return errno === 1236 || context?.errno === 1236;
};

function translate(error: unknown): Error {
  if ([StreamInterrupted, PositionLost, UnreadableTransaction].some((known) => error instanceof known))
    return error as Error;
  const message = error instanceof Error ? error.message : String(error);
  return isPositionLost(error)
    ? new PositionLost(message, { cause: error })
    : new StreamInterrupted(message, { cause: error });
}

/** What zongji tells of its connections rather than of what it decodes. */
const ABOUT_CONNECTIONS = /^(control connection|insufficient permissions|can't add new command)/i;

/** Errors of server and socket have a code or are fatal; what the decoder throws has neither. */
function fromDecoder(error: unknown): unknown {
  const { code, fatal, context, message } = error as {
    code?: string;
    fatal?: boolean;
    context?: unknown;
    message?: string;
  };
  if (code !== undefined || fatal || context !== undefined || ABOUT_CONNECTIONS.test(message ?? '')) return error;
  return new UnreadableTransaction(message, { cause: error });
}

async function logEnd(connection: Connection): Promise<BinlogPosition> {
  const [row] = await query(connection, 'SHOW MASTER STATUS');
  if (!row) throw new StreamInterrupted('The sandbox writes no binlog');
  return { file: String(row.File), offset: Number(row.Position) };
}

/** Reads a sandbox's MariaDB over its socket as a replica does: `@vlasky/zongji` for the log, mysql2 for the rest. */
export class ZongjiChangeStream implements ChangeStream {
  constructor(private readonly options: ZongjiChangeStreamOptions) {}

  end(): Promise<BinlogPosition> {
    return this.connected(logEnd);
  }

  snapshot(needs: readonly SnapshotNeed[]): Promise<DatabaseSnapshot> {
    return this.connected(async (connection) => {
      // MariaDB ties a consistent snapshot to its place in the binlog, without any lock.
      await query(connection, 'START TRANSACTION WITH CONSISTENT SNAPSHOT');
      const status = await query(connection, "SHOW STATUS LIKE 'binlog_snapshot_%'");
      const value = (name: string) => status.find((row) => String(row.Variable_name).toLowerCase() === name)?.Value;
      const position = {
        file: String(value('binlog_snapshot_file')),
        offset: Number(value('binlog_snapshot_position')),
      };
      const tables: Record<string, readonly RawRow[]> = {};
      for (const need of needs) {
        const rows = await this.read(connection, need);
        if (rows) tables[need.table] = rows;
      }
      await query(connection, 'COMMIT');
      return { position, tables };
    });
  }

  async skip(from: BinlogPosition, signal: AbortSignal): Promise<BinlogRange> {
    const found = new AbortController();
    const either = AbortSignal.any([found.signal, signal]);
    const range = await this.connected(async (control) => {
      const assembly = this.assembly(from);
      const onProgress = (): void => {
        if (assembly.lastRange) found.abort();
      };
      const listener = { onOpen: () => undefined, onTransaction: () => undefined, onProgress };
      await this.dump(control, assembly, listener, either, BOUNDARIES);
      return assembly.lastRange;
    });
    if (range === null) throw new StreamInterrupted('Nothing to step over');
    return range;
  }

  async follow(from: BinlogPosition, listener: StreamListener, signal: AbortSignal): Promise<void> {
    if (signal.aborted) return;
    const control = await this.connect();
    try {
      listener.onOpen(await logEnd(control));
      await this.dump(control, this.assembly(from), listener, signal);
    } catch (error) {
      throw translate(error);
    } finally {
      control.destroy();
    }
  }

  private assembly(from: BinlogPosition): TransactionAssembly {
    return new TransactionAssembly(from, this.options.schema, this.options.now);
  }

  private dump(
    control: Connection,
    assembly: TransactionAssembly,
    to: StreamListener,
    signal: AbortSignal,
    includeEvents?: string[],
  ): Promise<void> {
    const zongji = new ZongJi(control);
    const { file: filename, offset: position } = assembly.position;
    let packets = 0;
    return new Promise<void>((resolve, reject) => {
      let ended = false;
      const end = (error?: unknown): void => {
        if (ended) return;
        ended = true;
        clearInterval(pulse);
        signal.removeEventListener('abort', abort);
        zongji.once('stopped', () => {
          if (error === undefined) resolve();
          else reject(translate(error));
        });
        zongji.stop();
      };
      const abort = (): void => end();
      const pulse = setInterval(
        this.pulse(control, assembly, () => packets, end),
        PULSE_MS,
      );
      signal.addEventListener('abort', abort);
      control.on('error', end);
      control.on('end', () => end(new StreamInterrupted('The sandbox closed the connection')));
      zongji.on('error', (error: unknown) => end(fromDecoder(error)));
      zongji.on('binlog', (event) => {
        if (ended) return;
        packets++;
        try {
          const transaction = assembly.add(event);
          if (transaction) to.onTransaction(transaction);
          to.onProgress(assembly.position);
        } catch (error) {
          end(error);
        }
      });
      zongji.start({
        serverId: SERVER_ID,
        filename,
        position,
        includeSchema: { [this.options.schema]: true },
        ...(includeEvents && { includeEvents }),
      });
    });
  }

  /** Ends a stream whose server does not answer, or has written more while nothing arrives. */
  private pulse(
    control: Connection,
    assembly: TransactionAssembly,
    packets: () => number,
    end: (error: unknown) => void,
  ): () => void {
    let before = -1;
    let behind = false;
    return () => {
      logEnd(control).then((position) => {
        const silent = packets() === before;
        if (silent && behind) end(new StreamInterrupted('The sandbox wrote more, but nothing arrived'));
        before = packets();
        behind = comparePositions(assembly.position, position) < 0;
      }, end);
    };
  }

  private async connect(): Promise<Connection> {
    const { socketPath, user, password, schema } = this.options;
    try {
      await checkSandboxSocket(socketPath);
      const connection = mysql.createConnection({
        socketPath,
        user,
        password,
        database: schema,
        charset: 'utf8mb4',
        dateStrings: true,
        timezone: 'Z',
        supportBigNumbers: true,
        connectTimeout: ANSWER_MS,
      });
      // An error between two queries must not end the process; the next query tells it.
      connection.on('error', () => undefined);
      await new Promise<void>((resolve, reject) => {
        connection.connect((error) => (error ? reject(error) : resolve()));
      });
      return connection;
    } catch (error) {
      throw translate(error);
    }
  }

  private async connected<T>(work: (connection: Connection) => Promise<T>): Promise<T> {
    const connection = await this.connect();
    try {
      return await work(connection);
    } catch (error) {
      throw translate(error);
    } finally {
      connection.destroy();
    }
  }

  private async read(connection: Connection, need: SnapshotNeed): Promise<Rows | null> {
    const columns = need.columns.map((name) => (name === '*' ? name : mysql.escapeId(name, true))).join(', ');
    const where = need.where === null ? '' : ` WHERE ${need.where}`;
    try {
      return await query(connection, `SELECT ${columns} FROM ${mysql.escapeId(need.table, true)}${where}`);
    } catch (error) {
      if (codeOf(error) === 'ER_NO_SUCH_TABLE') return null;
      throw error;
    }
  }
}
