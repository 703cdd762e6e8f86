import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { AccessRecord } from '@e5b/contracts';
import { Journal } from '@e5b/journal';

/** Records of one sandbox that may wait for the disk; beyond it they are counted as lost. */
const MAX_WAITING = 5_000;

/** Told of every record that could not be kept. */
export type AccessLogProblem = (sandbox: string, error: unknown) => void;

/**
 * One journal of requests per sandbox. Nobody ever waits for it: a disk that refuses costs records, and is told,
 * but no candidate's page.
 */
export class AccessLog {
  private readonly journals = new Map<string, Promise<Journal>>();
  private readonly waiting = new Map<string, number>();

  constructor(
    private readonly directory: string,
    private readonly onProblem: AccessLogProblem,
  ) {}

  record(record: AccessRecord): void {
    const { sandbox } = record;
    const waiting = this.waiting.get(sandbox) ?? 0;
    if (waiting >= MAX_WAITING) {
      this.onProblem(sandbox, new Error('the journal does not keep up'));
      return;
    }
    this.waiting.set(sandbox, waiting + 1);
    this.append(record)
      .catch((error: unknown) => this.onProblem(sandbox, error))
      .finally(() => this.waiting.set(sandbox, (this.waiting.get(sandbox) ?? 1) - 1));
  }

  /** Closes a sandbox's journal once its records are written; a later record opens it again. */
  async close(sandbox: string): Promise<void> {
    const journal = this.journals.get(sandbox);
    this.journals.delete(sandbox);
    await (await journal?.catch(() => null))?.close();
  }

  async closeAll(): Promise<void> {
    await Promise.all([...this.journals.keys()].map((sandbox) => this.close(sandbox)));
  }

  private async append(record: AccessRecord): Promise<void> {
    const journal = await this.open(record.sandbox);
    await journal.append([{ kind: 'access', at: record.endedAt, data: record }]);
  }

  private open(sandbox: string): Promise<Journal> {
    const known = this.journals.get(sandbox);
    if (known) return known;
    const home = join(this.directory, sandbox);
    const opening = mkdir(home, { recursive: true, mode: 0o700 }).then(() => Journal.open(join(home, 'access.ndjson')));
    this.journals.set(sandbox, opening);
    // A journal that could not be opened is tried again with the next record.
    opening.catch(() => this.journals.delete(sandbox));
    return opening;
  }
}
