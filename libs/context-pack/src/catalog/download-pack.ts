import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, rename, rm, stat } from 'node:fs/promises';
import { PackRefusal } from '../pack-refusal.js';
import { openAddress } from './publication-source.js';

export interface DownloadProgress {
  readonly bytes: number;
  readonly totalBytes: number | null;
  /** Of this attempt. */
  readonly bytesPerSecond: number;
}

export interface DownloadOptions {
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: DownloadProgress) => void;
  /** What the signed catalogue says of the file. Without it only the length is checked: verify the pack afterwards. */
  readonly expected?: { readonly bytes: number; readonly sha256: string };
}

/**
 * Brings a file to `target`, from a folder or over http(s). What was received before an interruption lies in
 * `<target>.partial` and is not asked for again; at `target` there is the whole file or nothing.
 * @throws PackRefusal DOWNLOAD_FAILED, TRUNCATED (both may be resumed), CHANGED (nothing is kept), NO_SPACE
 */
export async function downloadPack(address: string, target: string, options: DownloadOptions = {}): Promise<void> {
  const { expected, signal } = options;
  const partial = `${target}.partial`;
  signal?.throwIfAborted();
  let have = await sizeOf(partial);
  if (expected && have > expected.bytes) {
    await rm(partial);
    have = 0;
  }
  try {
    const total = have === expected?.bytes ? have : await receive(address, partial, have, options);
    const size = await sizeOf(partial);
    const due = expected?.bytes ?? total;
    if (due !== null && size > due) await refuse(partial, address);
    if (due !== null && size < due) throw new PackRefusal('TRUNCATED', { at: size });
    if (expected && (await sha256Of(partial, signal)) !== expected.sha256) await refuse(partial, address);
  } catch (error) {
    throw (error as NodeJS.ErrnoException).code === 'ENOSPC' ? new PackRefusal('NO_SPACE') : error;
  }
  await rename(partial, target);
}

/** A partial file that cannot become the right one is not kept: resuming it would fail for ever. */
async function refuse(partial: string, address: string): Promise<never> {
  await rm(partial, { force: true });
  throw new PackRefusal('CHANGED', { path: address });
}

async function receive(
  address: string,
  partial: string,
  have: number,
  { signal, onProgress, expected }: DownloadOptions,
): Promise<number | null> {
  const opened = await openAddress(address, have, signal);
  const limit = expected?.bytes ?? Number.POSITIVE_INFINITY;
  const file = await open(partial, opened.from === 0 ? 'w' : 'a', 0o644);
  const startedAt = performance.now();
  let bytes = opened.from;
  try {
    for await (const chunk of opened.body) {
      signal?.throwIfAborted();
      for (let at = 0; at < chunk.length; ) at += (await file.write(chunk, at)).bytesWritten;
      bytes += chunk.length;
      if (bytes > limit) break;
      const seconds = Math.max(0.001, (performance.now() - startedAt) / 1000);
      onProgress?.({ bytes, totalBytes: opened.total, bytesPerSecond: (bytes - opened.from) / seconds });
    }
    await file.sync();
  } finally {
    await file.close();
  }
  return opened.total;
}

async function sizeOf(path: string): Promise<number> {
  return stat(path).then(
    ({ size }) => size,
    () => 0,
  );
}

export async function sha256Of(path: string, signal?: AbortSignal): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 18, ...(signal && { signal }) })) {
    hash.update(chunk as Buffer);
  }
  return hash.digest('hex');
}
