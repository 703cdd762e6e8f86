import type { BinlogRange, RawRow, RawRowChange, SnapshotNeed } from '@e5b/cms-activity';
import type { BinlogPosition } from './binlog-position.js';

/** One committed transaction as it came over the wire: nothing removed yet, secrets included. */
export interface StreamedTransaction {
  /** Trusted ms at which its last packet arrived. */
  readonly receivedAt: number;
  /** What the sandbox wrote beside it: ms of its wall clock, a whole second. Never more than a hint. */
  readonly loggedAt: number;
  readonly position: BinlogRange;
  readonly gtid: string | null;
  readonly changes: readonly RawRowChange[];
  /** A change of structure (`TRUNCATE`, `ALTER`…), else null. */
  readonly statement: string | null;
  /** Why its rows could not be decoded, else null; `changes` is empty then. */
  readonly unreadable: string | null;
}

/** The asked rows and the position at which they were true. */
export interface DatabaseSnapshot {
  readonly position: BinlogPosition;
  readonly tables: Readonly<Record<string, readonly RawRow[]>>;
}

export interface StreamListener {
  /** The stream is open. `end`: where the log ended then; everything before it is a backlog. */
  onOpen(end: BinlogPosition): void;
  onTransaction(transaction: StreamedTransaction): void;
  /** Everything before `position` was handed over. */
  onProgress(position: BinlogPosition): void;
}

/** What a sandbox's database says about itself: committed changes in commit order, and consistent reads. */
export interface ChangeStream {
  /** @throws StreamInterrupted */
  end(): Promise<BinlogPosition>;
  /**
   * Rows and position of one instant. Tables that do not exist are left out.
   * @throws StreamInterrupted
   */
  snapshot(needs: readonly SnapshotNeed[]): Promise<DatabaseSnapshot>;
  /**
   * Hands over what was committed after `from`, in order, each transaction once. Resolves when `signal` aborts.
   * @throws PositionLost when the log no longer holds `from`
   * @throws UnreadableTransaction when the next one cannot be decoded
   * @throws StreamInterrupted for every other end
   */
  follow(from: BinlogPosition, listener: StreamListener, signal: AbortSignal): Promise<void>;
  /**
   * Where the next transaction after `from` lies, without a look into it.
   * @throws PositionLost, StreamInterrupted
   */
  skip(from: BinlogPosition, signal: AbortSignal): Promise<BinlogRange>;
}

/** The sandbox cannot be read right now; asking again may work. */
export class StreamInterrupted extends Error {
  override readonly name = 'StreamInterrupted';
}

/** The rows that were committed next are in a form that nobody here can read. */
export class UnreadableTransaction extends Error {
  override readonly name = 'UnreadableTransaction';
}

/** What was committed between the position and now can never be read any more. */
export class PositionLost extends Error {
  override readonly name = 'PositionLost';
}
