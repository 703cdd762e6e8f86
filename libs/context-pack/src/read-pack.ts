import { createReadStream } from 'node:fs';
import { ByteReader } from './byte-reader.js';
import { type PackHead, readHead } from './pack-head.js';
import { DEFAULT_LIMITS, type PackPolicy, requireAcceptable } from './pack-policy.js';
import { PackRefusal } from './pack-refusal.js';
import { paddingAfter, TRAILER } from './pack-tar.js';
import { type PayloadSink, readPayload } from './payload-reader.js';

/** A file's path, or the bytes as they arrive. */
export type PackSource = string | AsyncIterable<Buffer>;

export interface PackProgress {
  /** Compressed bytes of the payload read so far, of how many. */
  readonly bytes: number;
  readonly totalBytes: number;
  readonly files: number;
  readonly totalFiles: number;
}

export interface ReadOptions {
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: PackProgress) => void;
}

const NOWHERE: PayloadSink = { begin: async () => {}, write: async () => {}, done: async () => {} };

export function readerOf(source: PackSource): ByteReader {
  return new ByteReader(typeof source === 'string' ? createReadStream(source, { highWaterMark: 1 << 18 }) : source);
}

/**
 * What a pack says of itself, read up to its payload: neither signature nor payload is checked.
 * @throws PackRefusal; what the file system throws
 */
export async function readPack(source: PackSource): Promise<PackHead> {
  const reader = readerOf(source);
  try {
    return await readHead(reader, DEFAULT_LIMITS.manifestBytes);
  } finally {
    await reader.close();
  }
}

/**
 * Checks a whole pack without writing anything.
 * @throws PackRefusal; what the file system throws; the signal's reason
 */
export async function verifyPack(source: PackSource, policy: PackPolicy, options: ReadOptions = {}): Promise<PackHead> {
  const reader = readerOf(source);
  try {
    const head = await acceptedHead(reader, policy);
    await readBody(reader, head, NOWHERE, options);
    return head;
  } finally {
    await reader.close();
  }
}

/** @throws PackRefusal when the pack is refused by what stands before its payload */
export async function acceptedHead(reader: ByteReader, policy: PackPolicy): Promise<PackHead> {
  const limits = { ...DEFAULT_LIMITS, ...policy.limits };
  const head = await readHead(reader, limits.manifestBytes);
  requireAcceptable(head, policy);
  return head;
}

/**
 * From the payload's first byte to the end of the pack.
 * @throws PackRefusal
 */
export async function readBody(
  reader: ByteReader,
  { manifest }: Pick<PackHead, 'manifest'>,
  sink: PayloadSink,
  { signal, onProgress }: ReadOptions,
): Promise<void> {
  signal?.throwIfAborted();
  const totals = { totalBytes: manifest.payload.bytes, totalFiles: manifest.files.length };
  let bytes = 0;
  let files = 0;
  async function* counted(): AsyncGenerator<Buffer> {
    for await (const chunk of reader.stream(manifest.payload.bytes)) {
      bytes += chunk.length;
      yield chunk;
    }
  }
  const told: PayloadSink = {
    begin: (file) => sink.begin(file),
    write: async (chunk) => {
      await sink.write(chunk);
      onProgress?.({ bytes, files, ...totals });
    },
    done: async (file) => {
      await sink.done(file);
      files++;
      onProgress?.({ bytes, files, ...totals });
    },
  };
  await readPayload(counted(), manifest, told, signal);
  const ending = Buffer.concat([paddingAfter(manifest.payload.bytes), TRAILER]);
  if (!(await reader.take(ending.length)).equals(ending)) throw new PackRefusal('CHANGED', { path: 'payload.tar.gz' });
  if (!(await reader.atEnd())) throw new PackRefusal('TRAILING_DATA');
}
