import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { extract, type Header } from 'tar-stream';
import type { ContainerRuntime } from './container-runtime.js';
import type { StartedSandbox } from './sandbox.js';
import { SandboxError } from './sandbox-error.js';

export interface ExportSiteOptions {
  /** Paths under the document root that stay in the sandbox: what holds secrets, what the CMS makes anew. */
  leaveOut?: (path: string) => boolean;
  /** Default 4 GiB, dump included. */
  maxBytes?: number;
  signal?: AbortSignal;
}

/**
 * Writes a site as it is now: `<folder>/site` (the document root's plain files and folders) and `<folder>/dump.sql`. The
 * database is read first: whatever file a row names was there before the row. Links, devices and names that could leave the
 * folder are left out, whoever made them.
 * @param folder exists and is empty
 * @throws SandboxError `COMMAND_FAILED`, `SITE_TOO_LARGE`; RuntimeUnavailable; the signal's reason; what the file system throws
 */
export async function exportSite(
  runtime: Pick<ContainerRuntime, 'dump' | 'exportDocroot'>,
  started: StartedSandbox,
  folder: string,
  { leaveOut = () => false, maxBytes = 4 * 2 ** 30, signal }: ExportSiteOptions = {},
): Promise<void> {
  let left = maxBytes;
  const spend = (bytes: number): void => {
    left -= bytes;
    if (left < 0) throw new SandboxError('SITE_TOO_LARGE', `${started.name} holds more than ${maxBytes} bytes`);
  };
  await save(await runtime.dump(started), join(folder, 'dump.sql'), spend, signal);
  const root = join(folder, 'site');
  await mkdir(root);
  const entries = extract();
  const reading = pipeline(await runtime.exportDocroot(started), entries, { signal });
  // Its failure is thrown by the loop too; whoever hears of it second must not end the process.
  reading.catch(() => undefined);
  for await (const entry of entries) {
    const path = pathOf(entry.header);
    if (path === null || leaveOut(path)) entry.resume();
    else if (entry.header.type === 'directory') {
      entry.resume();
      await mkdir(join(root, path), { recursive: true });
    } else {
      await mkdir(dirname(join(root, path)), { recursive: true });
      await save(entry, join(root, path), spend, signal);
    }
  }
  await reading;
}

/** The entry's path under the document root, or null when it is none of ours to write. */
function pathOf({ name, type }: Header): string | null {
  if (type !== 'file' && type !== 'directory') return null;
  const path = name.replace(/^\.\//, '').replace(/\/+$/, '');
  const safe =
    path.split('/').every((part: string) => part !== '' && part !== '.' && part !== '..') && !path.includes('\0');
  return safe ? path : null;
}

async function save(
  source: AsyncIterable<unknown>,
  target: string,
  spend: (bytes: number) => void,
  signal: AbortSignal | undefined,
): Promise<void> {
  async function* counted(): AsyncGenerator<Buffer> {
    for await (const chunk of source) {
      const bytes = Buffer.from(chunk as Buffer);
      spend(bytes.length);
      yield bytes;
    }
  }
  await pipeline(counted(), createWriteStream(target, { flags: 'wx', mode: 0o600 }), { signal });
}
