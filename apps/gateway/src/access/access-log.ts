import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { AccessRecord } from '@e5b/contracts';
import { Journal } from '@e5b/journal';

/** Records of one sandbox that may wait for the disk; beyond it they are counted as lost. */
const MAX_WAITING = 5_000;

/** A journal that could not be opened is not tried again before this, in ms: opening reads it whole. */
const REOPEN_MS = 5_000;

/** Refusals of somebody unknown that are journaled per sandbox and minute: nobody may fill the disk from outside. */
const ANONYMOUS_PER_MINUTE = 60;

/** Told of every record that could not be kept; `first` after one that was. */
export type AccessLogProblem = (sandbox: string, error: unknown, first: boolean) => void;

/**
 * One journal of requests per sandbox. Nobody ever waits for it: a disk that refuses costs records, and is told,
 * but no candidate's page.
 */
export class AccessLog {
  private readonly journals = new Map<string, Promise<Journal>>();
  private readonly waiting = new Map<string, number>();
  private readonly anonymous = new Map<string, { minute: number; count: number }>();
  private problem: string | null = null;

  constructor(
    private readonly directory: string,
    private readonly onProblem: AccessLogProblem,
  ) {}

  /** Why the last record could not be written; null once one was. */
  get lastProblem(): string | null {
    return this.problem;
  }

  record(record: AccessRecord): void {
    const { sandbox } = record;
    if (record.who === null && !this.admitsAnonymous(record)) return;
    const waiting = this.waiting.get(sandbox) ?? 0;
    if (waiting >= MAX_WAITING) {
      this.lost(sandbox, new Error('the journal does not keep up'));
      return;
    }
    this.waiting.set(sandbox, waiting + 1);
    this.append(record)
      .then(
        () => {
          this.problem = null;
        },
        (error: unknown) => this.lost(sandbox, error),
      )
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

  private admitsAnonymous({ sandbox, startedAt }: AccessRecord): boolean {
    const minute = Math.floor(startedAt / 60_000);
    const seen = this.anonymous.get(sandbox);
    const count = seen?.minute === minute ? seen.count + 1 : 1;
    this.anonymous.set(sandbox, { minute, count });
    return count <= ANONYMOUS_PER_MINUTE;
  }

  private lost(sandbox: string, error: unknown): void {
    const first = this.problem === null;
    this.problem = error instanceof Error ? error.message : String(error);
    this.onProblem(sandbox, error, first);
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
    opening.catch(() => setTimeout(() => this.journals.delete(sandbox), REOPEN_MS).unref());
    return opening;
  }
}
