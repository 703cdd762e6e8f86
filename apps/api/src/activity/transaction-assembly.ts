import type { BinlogRange, RawRow, RawRowChange } from '@e5b/cms-activity';
import type { AnyBinlogEvent, RowsEvent } from '@vlasky/zongji';
import type { BinlogPosition } from './binlog-position.js';
import type { StreamedTransaction } from './change-stream.js';

interface OpenGroup {
  readonly gtid: string;
  readonly standalone: boolean;
  readonly changes: RawRowChange[];
}

/** SQL text may hold secrets: only changes of a table's structure are kept. */
const STRUCTURE = /^\s*(truncate|(create|alter|drop|rename)\s+(or\s+replace\s+)?(temporary\s+)?table)\b/i;
const END = /^\s*(commit|rollback)\b/i;

/** Puts the events of a binlog stream together to committed transactions. */
export class TransactionAssembly {
  private group: OpenGroup | null = null;
  private last: BinlogRange | null = null;

  /** @param position where the stream starts: between two transactions */
  constructor(
    private reached: BinlogPosition,
    private readonly schema: string,
    private readonly now: () => number,
  ) {}

  /** Everything before it was given out. */
  get position(): BinlogPosition {
    return this.reached;
  }

  /** Where the newest transaction lies, whether it changed anything here or not. */
  get lastRange(): BinlogRange | null {
    return this.last;
  }

  /** @returns the transaction that this event ends, if it changed anything */
  add(event: AnyBinlogEvent): StreamedTransaction | null {
    switch (event.getTypeName()) {
      case 'Rotate': {
        const { binlogName, position } = event as Extract<AnyBinlogEvent, { binlogName: string; position: number }>;
        // The artificial one at the start of a dump repeats the position that was asked for.
        this.reached = { file: binlogName, offset: position };
        return null;
      }
      case 'MariadbGtid': {
        const { gtid, standalone } = event as Extract<AnyBinlogEvent, { standalone: boolean }>;
        this.group = { gtid, standalone, changes: [] };
        return null;
      }
      case 'WriteRows':
      case 'UpdateRows':
      case 'DeleteRows':
        this.group?.changes.push(...rowChanges(event as RowsEvent & { rows: unknown[] }));
        return null;
      case 'Xid':
      case 'XaPrepare':
        return this.close(event, null);
      case 'Query': {
        const { query, schema } = event as Extract<AnyBinlogEvent, { query: string }>;
        if (!this.group?.standalone && !END.test(query)) return null;
        const kept = schema === this.schema && STRUCTURE.test(query) ? query.slice(0, 2000) : null;
        return this.close(event, kept);
      }
      default:
        // What a server writes of itself between transactions: a new file's head, checkpoints, heartbeats.
        if (this.group === null && event.nextPosition > this.reached.offset) {
          this.reached = { file: this.reached.file, offset: event.nextPosition };
        }
        return null;
    }
  }

  private close(event: AnyBinlogEvent, statement: string | null): StreamedTransaction | null {
    const group = this.group;
    this.group = null;
    const from = this.reached;
    this.reached = { file: from.file, offset: event.nextPosition };
    this.last = { file: from.file, start: from.offset, end: event.nextPosition };
    if (group === null || (group.changes.length === 0 && statement === null)) return null;
    return {
      receivedAt: this.now(),
      loggedAt: event.timestamp,
      position: this.last,
      gtid: group.gtid,
      changes: group.changes,
      statement,
      unreadable: null,
    };
  }
}

function rowChanges(event: RowsEvent & { rows: unknown[] }): RawRowChange[] {
  const table = event.tableMap[event.tableId]?.tableName ?? '';
  switch (event.getTypeName()) {
    case 'WriteRows':
      return (event.rows as RawRow[]).map((after) => ({ table, op: 'insert', before: null, after }));
    case 'DeleteRows':
      return (event.rows as RawRow[]).map((before) => ({ table, op: 'delete', before, after: null }));
    default:
      return (event.rows as { before: RawRow; after: RawRow }[]).map((row) => ({ table, op: 'update', ...row }));
  }
}
