import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { type FileHandle, open, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable, Writable } from 'node:stream';

/** Bodies up to this many bytes stay in memory. */
export const MEMORY_BYTES = 1024 * 1024;

/** A request body received in full. */
export interface ReceivedBody {
  readonly size: number;
  /** The bytes, once. */
  stream(): Readable;
  /** Frees memory and file; safe to call twice. */
  dispose(): Promise<void>;
}

/** The body went over its limit; the bytes that follow were not read. */
export class BodyTooLarge extends Error {
  override readonly name = 'BodyTooLarge';
}

/** The client went away, or `signal` stopped the reception. */
export class BodyInterrupted extends Error {
  override readonly name = 'BodyInterrupted';
}

/** Collects a body: the first megabyte in memory, a larger one in a file that has no name any more once it is open. */
class BodySpool extends Writable implements ReceivedBody {
  size = 0;
  private chunks: Buffer[] = [];
  private file: FileHandle | null = null;
  private disposed: Promise<void> | null = null;

  constructor(
    private readonly directory: string,
    private readonly maxBytes: number,
  ) {
    super();
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, callback: (error?: Error | null) => void): void {
    this.size += chunk.length;
    if (this.size > this.maxBytes) callback(new BodyTooLarge());
    else
      this.keep(chunk).then(
        () => callback(),
        (error: unknown) => callback(error as Error),
      );
  }

  stream(): Readable {
    if (!this.file) return Readable.from(this.chunks, { objectMode: false });
    return createReadStream('', { fd: this.file, start: 0, autoClose: false });
  }

  dispose(): Promise<void> {
    this.chunks = [];
    this.disposed ??= this.file?.close() ?? Promise.resolve();
    return this.disposed;
  }

  private async keep(chunk: Buffer): Promise<void> {
    if (!this.file && this.size <= MEMORY_BYTES) {
      this.chunks.push(chunk);
      return;
    }
    if (!this.file) {
      this.file = await nameless(this.directory);
      for (const early of this.chunks) await this.file.write(early);
      this.chunks = [];
    }
    await this.file.write(chunk);
  }
}

async function nameless(directory: string): Promise<FileHandle> {
  const path = join(directory, randomUUID());
  const file = await open(path, 'wx+', 0o600);
  await unlink(path);
  return file;
}

/**
 * Receives a whole body. On a refusal the source stays open, so that an answer can still be sent.
 * @throws BodyTooLarge beyond `maxBytes`
 * @throws BodyInterrupted when the client goes away or `signal` fires
 */
export async function receiveBody(
  source: Readable,
  { directory, maxBytes, signal }: { directory: string; maxBytes: number; signal: AbortSignal },
): Promise<ReceivedBody> {
  const spool = new BodySpool(directory, maxBytes);
  try {
    await new Promise<void>((resolve, reject) => {
      const interrupted = (): void => reject(new BodyInterrupted());
      signal.addEventListener('abort', interrupted, { once: true });
      source.once('close', () => {
        if (!source.readableEnded) interrupted();
      });
      source.once('error', interrupted);
      spool.once('error', reject);
      spool.once('finish', resolve);
      if (signal.aborted) interrupted();
      else source.pipe(spool);
    });
    return spool;
  } catch (error) {
    source.unpipe(spool);
    spool.destroy();
    await spool.dispose();
    throw error;
  }
}
