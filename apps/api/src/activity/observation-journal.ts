import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { snapshotNeeds } from '@e5b/cms-activity';
import { Journal, type JournalEntry, JournalFailedError, readJournal } from '@e5b/journal';
import { type BinlogPosition, comparePositions, endOf } from './binlog-position.js';
import type { DatabaseSnapshot, StreamedTransaction } from './change-stream.js';
import { type ObservedSite, SnapshotLine, snapshotEntry, TransactionLine, transactionEntry } from './journal-shapes.js';

/**
 * More than hours of honest work leave. Beyond it, long values of tables that no rule reads are cut to their beginning and hash:
 * PHP that writes in a loop may not fill the disk. Tables that rules read are always kept whole, so that no act is lost.
 */
export const AMPLE_JOURNAL_BYTES = 256 * 1024 * 1024;

type Line = { kind: 'snapshot'; line: SnapshotLine } | { kind: 'transaction'; line: TransactionLine };

/** The journal of one sandbox in the words of this room. It alone says where reading goes on. */
export class ObservationJournal {
  private reached: BinlogPosition | null = null;
  private latest = 0;
  private failed = false;
  /** Names of the tables that rules read. */
  private readonly read: ReadonlySet<string>;

  private constructor(
    private journal: Journal,
    private readonly site: ObservedSite,
    private readonly ampleBytes: number,
  ) {
    this.read = new Set(snapshotNeeds(site.cms, site.prefix).map(({ table }) => table));
  }

  /**
   * Opens or makes the journal and gives every line that is in it to `onLine`, oldest first.
   * @throws JournalLockedError, BrokenJournalError
   */
  static async open(
    path: string,
    site: ObservedSite,
    onLine: (line: Line) => void,
    ampleBytes = AMPLE_JOURNAL_BYTES,
  ): Promise<ObservationJournal> {
    await mkdir(dirname(path), { recursive: true });
    const observation = new ObservationJournal(await Journal.open(path), site, ampleBytes);
    try {
      for await (const { kind, data } of readJournal(path)) {
        if (kind === 'snapshot') {
          const line = SnapshotLine.parse(data);
          observation.reached = line.position;
          onLine({ kind, line });
        } else if (kind === 'transaction') {
          const line = TransactionLine.parse(data);
          observation.note(line);
          onLine({ kind, line });
        }
      }
      return observation;
    } catch (error) {
      await observation.close();
      throw error;
    }
  }

  /** Whether it holds the snapshot that reading starts from. */
  get begun(): boolean {
    return this.reached !== null;
  }

  get seq(): number {
    return this.journal.head.seq;
  }

  get bytes(): number {
    return this.journal.bytes;
  }

  /** Everything before it is in the journal. */
  get position(): BinlogPosition {
    if (this.reached === null) throw new Error('The journal holds no snapshot yet');
    return this.reached;
  }

  async appendSnapshot(snapshot: DatabaseSnapshot, at: number): Promise<SnapshotLine> {
    const { entry, line } = snapshotEntry(this.site, snapshot, at);
    await this.write([entry]);
    this.reached = line.position;
    return line;
  }

  /**
   * Appends commits, synced to the disk on return; one that the journal holds already is left out.
   * @param timeOf tells the time a commit counts with; `last` is the one of the commit before
   */
  async append(
    transactions: readonly StreamedTransaction[],
    timeOf: (transaction: StreamedTransaction, last: number) => { at: number; backlog: boolean },
  ): Promise<TransactionLine[]> {
    let last = this.latest;
    const isBrief = (table: string): boolean => this.bytes > this.ampleBytes && !this.read.has(table);
    const written = [];
    for (const transaction of transactions) {
      if (comparePositions(endOf(transaction.position), this.position) <= 0) continue;
      const time = timeOf(transaction, last);
      last = time.at;
      written.push(transactionEntry(this.site, transaction, time, isBrief));
    }
    await this.write(written.map(({ entry }) => entry));
    const lines = written.map(({ line }) => line);
    for (const line of lines) this.note(line);
    return lines;
  }

  close(): Promise<void> {
    return this.journal.close();
  }

  /** A journal that gave up is opened anew: its end is found again, and the stream goes on from there. */
  private async write(entries: readonly JournalEntry[]): Promise<void> {
    if (this.failed) {
      await this.journal.close();
      this.journal = await Journal.open(this.journal.path);
      this.failed = false;
    }
    try {
      await this.journal.append(entries);
    } catch (error) {
      this.failed = error instanceof JournalFailedError;
      throw error;
    }
  }

  private note(line: TransactionLine): void {
    this.reached = endOf(line.position);
    this.latest = line.at;
  }
}
