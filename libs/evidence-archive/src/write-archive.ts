import { createReadStream } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { headerBlock, paddingAfter, TRAILER } from './tar-layout.js';

/** What goes into the archive under `name`: bytes at hand or a file of exactly `bytes` bytes. */
export interface ArchivePart {
  readonly name: string;
  readonly bytes: number;
  readonly content: Buffer | { readonly file: string };
}

/** A staged file changed its length while it was being packed. */
export class PartChangedError extends Error {
  override readonly name = 'PartChangedError';
}

/**
 * Writes the parts in this order to a new file and syncs it. `date`: seconds since the epoch.
 * @throws what the file system throws (for example ENOSPC); the file is then incomplete
 */
export async function writeArchive(target: string, parts: readonly ArchivePart[], date: number): Promise<void> {
  const file = await open(target, 'wx', 0o600);
  try {
    for (const part of parts) {
      await writeAll(file, headerBlock(part.name, part.bytes, date));
      await writeContent(file, part);
      await writeAll(file, paddingAfter(part.bytes));
    }
    await writeAll(file, TRAILER);
    await file.sync();
  } finally {
    await file.close();
  }
}

async function writeContent(file: FileHandle, part: ArchivePart): Promise<void> {
  let written = 0;
  const chunks = Buffer.isBuffer(part.content) ? [part.content] : createReadStream(part.content.file);
  for await (const chunk of chunks as AsyncIterable<Buffer>) {
    written += chunk.length;
    if (written > part.bytes) break;
    await writeAll(file, chunk);
  }
  if (written !== part.bytes) throw new PartChangedError(`${part.name} changed while it was being packed`);
}

/** A write may be short when the disk fills up: the rest then fails with its own error. */
async function writeAll(file: FileHandle, bytes: Buffer): Promise<void> {
  let done = 0;
  while (done < bytes.length) done += (await file.write(bytes, done)).bytesWritten;
}
