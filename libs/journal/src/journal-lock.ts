import { readFileSync } from 'node:fs';
import { link, open, readFile, rm } from 'node:fs/promises';

/** Another living process writes this journal. */
export class JournalLockedError extends Error {
  override readonly name = 'JournalLockedError';

  constructor(
    readonly path: string,
    readonly pid: number,
  ) {
    super(`Journal ${path} is being written by process ${pid}`);
  }
}

const held = new Set<string>();

/** A process by pid and start time: a pid alone may have been given to another process since. */
function processMark(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return `${pid} ${stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? ''}`;
  } catch {
    return null;
  }
}

const codeOf = (error: unknown): string | undefined => (error as NodeJS.ErrnoException).code;

async function owner(lockPath: string): Promise<string | null> {
  return readFile(lockPath, 'utf8').catch((error: unknown) => {
    if (codeOf(error) === 'ENOENT') return null;
    throw error;
  });
}

/**
 * Takes the single writer's lock beside the journal (`<path>.lock`); a lock whose process is gone is taken over.
 * @returns a function that gives the lock back
 * @throws JournalLockedError while another writer lives
 */
export async function lockJournal(path: string): Promise<() => Promise<void>> {
  const lockPath = `${path}.lock`;
  if (held.has(lockPath)) throw new JournalLockedError(path, process.pid);
  held.add(lockPath);
  const own = processMark(process.pid) ?? `${process.pid} `;
  const draft = `${lockPath}.${process.pid}`;
  try {
    const file = await open(draft, 'w', 0o600);
    await file.writeFile(own).finally(() => file.close());
    // link(2) is atomic: the lock appears with its content or not at all.
    for (;;) {
      try {
        await link(draft, lockPath);
        break;
      } catch (error) {
        if (codeOf(error) !== 'EEXIST') throw error;
      }
      const other = await owner(lockPath);
      const pid = Number(other?.split(' ')[0]);
      if (other !== null && pid !== process.pid && processMark(pid) === other) throw new JournalLockedError(path, pid);
      await rm(lockPath, { force: true });
    }
  } catch (error) {
    held.delete(lockPath);
    throw error;
  } finally {
    await rm(draft, { force: true });
  }
  return async () => {
    await rm(lockPath, { force: true });
    held.delete(lockPath);
  };
}
