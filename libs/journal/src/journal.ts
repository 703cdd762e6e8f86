import { createReadStream } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { dirname } from 'node:path';
import { chainEntry, checkLine } from './canonical-record.js';
import { lockJournal } from './journal-lock.js';
import { BrokenJournalError, journalLines } from './read-journal.js';
import { EMPTY_HEAD, type JournalEntry, type JournalHead } from './record.js';

interface Waiting {
  readonly entries: readonly JournalEntry[];
  readonly resolve: (head: JournalHead) => void;
  readonly reject: (error: unknown) => void;
}

/** The journal refused a write before and its file could not be brought back to the last good line. */
export class JournalFailedError extends Error {
  override readonly name = 'JournalFailedError';
}

/** The end of the chain in a file: its head and the byte offset after its last whole line. */
async function findEnd(path: string): Promise<{ head: JournalHead; size: number }> {
  let head: JournalHead = EMPTY_HEAD;
  let size = 0;
  for await (const line of journalLines(createReadStream(path))) {
    if (!line.complete) break;
    const checked = checkLine(head, line.text);
    if ('reason' in checked) throw new BrokenJournalError(head.seq + 1, checked.reason);
    head = { seq: checked.record.seq, hash: checked.record.hash };
    size = line.end;
  }
  return { head, size };
}

async function syncDirectory(path: string): Promise<void> {
  const directory = await open(dirname(path), 'r');
  await directory.sync().finally(() => directory.close());
}

/**
 * An append-only chain of hashed lines with one writer. What `append` has answered for is on the disk;
 * what it has not may be there as a torn tail, which the next `open` cuts off.
 */
export class Journal {
  private waiting: Waiting[] = [];
  private flushing: Promise<void> | null = null;
  private failed: unknown = null;
  private closed = false;

  private constructor(
    readonly path: string,
    private readonly file: FileHandle,
    private readonly unlock: () => Promise<void>,
    private end: { head: JournalHead; size: number },
  ) {}

  /**
   * Opens or creates a journal (its directory must exist), checks the chain and cuts a torn last line.
   * @throws JournalLockedError while another process writes it
   * @throws BrokenJournalError when a whole line does not continue the chain
   */
  static async open(path: string): Promise<Journal> {
    const unlock = await lockJournal(path);
    let file: FileHandle | undefined;
    try {
      file = await open(path, 'a+', 0o600);
      const end = await findEnd(path);
      await file.truncate(end.size);
      await file.sync();
      await syncDirectory(path);
      return new Journal(path, file, unlock, end);
    } catch (error) {
      await file?.close();
      await unlock();
      throw error;
    }
  }

  /** Length of the file's whole lines. */
  get bytes(): number {
    return this.end.size;
  }

  /** The last line that is certainly on the disk. */
  get head(): JournalHead {
    return this.end.head;
  }

  /**
   * Appends entries in the order of the calls; calls made while a write is under way share the next one.
   * @returns the head after these entries, once they are written and synced
   * @throws what the write or the sync threw; none of the entries is in the journal then
   */
  append(entries: readonly JournalEntry[]): Promise<JournalHead> {
    if (this.closed) return Promise.reject(new JournalFailedError(`Journal ${this.path} is closed`));
    return new Promise((resolve, reject) => {
      this.waiting.push({ entries, resolve, reject });
      this.flushing ??= this.flush();
    });
  }

  /** Waits for the writes under way, then frees the file and the lock. Safe to call twice. */
  async close(): Promise<void> {
    if (this.closed) return;
    this.closed = true;
    await this.flushing;
    await this.file.close();
    await this.unlock();
  }

  private async flush(): Promise<void> {
    // Gives the calls of the same turn a chance to share one sync.
    await Promise.resolve();
    while (this.waiting.length > 0) {
      const group = this.waiting;
      this.waiting = [];
      await this.write(group);
    }
    // In the same turn as the last look at `waiting`: a call after it starts a new flush.
    this.flushing = null;
  }

  private async write(group: readonly Waiting[]): Promise<void> {
    const lines: string[] = [];
    const answers: (() => void)[] = [];
    const refused: (() => void)[] = [];
    let head = this.end.head;
    for (const call of group) {
      try {
        const chained = chainAll(head, call.entries);
        head = chained.head;
        lines.push(...chained.lines);
        const reached = head;
        answers.push(() => call.resolve(reached));
        refused.push(() => call.reject(this.failed));
      } catch (error) {
        call.reject(error);
      }
    }
    try {
      await this.writeLines(lines);
    } catch (error) {
      await this.takeBack(error);
      for (const reject of refused) reject();
      return;
    }
    this.end = { head, size: this.end.size + byteLength(lines) };
    for (const answer of answers) answer();
  }

  private async writeLines(lines: readonly string[]): Promise<void> {
    if (this.failed instanceof JournalFailedError) throw this.failed;
    if (lines.length === 0) return;
    await this.file.appendFile(lines.map((line) => `${line}\n`).join(''));
    await this.file.datasync();
  }

  /** After a failed write the file goes back to its last good line; if even that fails the journal takes nothing more. */
  private async takeBack(error: unknown): Promise<void> {
    if (error instanceof JournalFailedError) return;
    try {
      await this.file.truncate(this.end.size);
      await this.file.datasync();
      this.failed = error;
    } catch {
      this.failed = new JournalFailedError(`Journal ${this.path} could not be written`, { cause: error });
    }
  }
}

function chainAll(start: JournalHead, entries: readonly JournalEntry[]): { lines: string[]; head: JournalHead } {
  const lines: string[] = [];
  let head = start;
  for (const entry of entries) {
    const chained = chainEntry(head, entry);
    lines.push(chained.line);
    head = chained.head;
  }
  return { lines, head };
}

const byteLength = (lines: readonly string[]): number =>
  lines.reduce((sum, line) => sum + Buffer.byteLength(line) + 1, 0);
