import { createHash } from 'node:crypto';
import { PassThrough, Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { ByteReader } from './byte-reader.js';
import type { PackFile, PackManifest } from './manifest.js';
import { PackRefusal } from './pack-refusal.js';
import { BLOCK, describeHeader, entryHeader, paddingAfter, TRAILER } from './pack-tar.js';
import { isSafePath } from './payload-path.js';

/** Takes the bytes of one file; `done` once they proved to be the signed ones. */
export interface PayloadSink {
  begin(file: PackFile): Promise<void>;
  write(chunk: Buffer): Promise<void>;
  done(file: PackFile): Promise<void>;
}

/**
 * Reads the compressed payload against the manifest: every header and padding byte is rebuilt and compared, every file
 * hashed, and the whole compressed stream as well, so that no byte of a pack can differ from what was signed.
 * @param compressed exactly the payload's bytes; `onCompressed` hears how many passed
 * @throws PackRefusal
 */
export async function readPayload(
  compressed: AsyncIterable<Buffer>,
  manifest: PackManifest,
  sink: PayloadSink,
  signal?: AbortSignal,
): Promise<void> {
  const hash = createHash('sha256');
  const gunzip = createGunzip();
  const out = new PassThrough();
  const feeding = pipeline(Readable.from(hashed(compressed, hash)), gunzip, out, { signal });
  // Whoever reads `out` sees the same error; without this it would also be unhandled.
  feeding.catch(() => undefined);
  const reader = new ByteReader(out as AsyncIterable<Buffer>);
  try {
    for (const file of manifest.files) {
      await readFile(reader, file, manifest, sink);
      signal?.throwIfAborted();
    }
    if (!(await reader.take(TRAILER.length)).equals(TRAILER)) throw new PackRefusal('CHANGED', { path: 'payload' });
    if (!(await reader.atEnd())) throw new PackRefusal('EXPANDS_TOO_MUCH', { bytes: reader.position, compressed: 0 });
    await feeding;
  } catch (error) {
    throw translated(error, signal);
  } finally {
    out.destroy();
    gunzip.destroy();
    await feeding.catch(() => undefined);
  }
  if (hash.digest('hex') !== manifest.payload.sha256) throw new PackRefusal('CHANGED', { path: 'payload.tar.gz' });
}

async function* hashed(source: AsyncIterable<Buffer>, hash: ReturnType<typeof createHash>): AsyncGenerator<Buffer> {
  for await (const chunk of source) {
    hash.update(chunk);
    yield chunk;
  }
}

async function readFile(reader: ByteReader, file: PackFile, manifest: PackManifest, sink: PayloadSink): Promise<void> {
  const due = entryHeader(file.path, file.bytes);
  const first = await reader.take(BLOCK);
  if (!first.equals(due.subarray(0, BLOCK))) throw wrongHeader(first, file, manifest);
  const rest = due.subarray(BLOCK);
  if (!(await reader.take(rest.length)).equals(rest)) throw new PackRefusal('CHANGED', { path: file.path });
  const hash = createHash('sha256');
  await sink.begin(file);
  for await (const chunk of reader.stream(file.bytes)) {
    hash.update(chunk);
    await sink.write(chunk);
  }
  const padding = paddingAfter(file.bytes);
  const same = hash.digest('hex') === file.sha256 && (await reader.take(padding.length)).equals(padding);
  if (!same) throw new PackRefusal('FILE_CHANGED', { path: file.path });
  await sink.done(file);
}

const LINKS = '12';
const DEVICES = '346';

/** Says what stands where another entry was due. */
function wrongHeader(header: Buffer, due: PackFile, manifest: PackManifest): PackRefusal {
  const found = describeHeader(header);
  if (!found) return new PackRefusal('CHANGED', { path: due.path });
  const path = found.name.slice(0, 300);
  if (LINKS.includes(found.type)) return new PackRefusal('LINK', { path });
  if (DEVICES.includes(found.type)) return new PackRefusal('DEVICE', { path });
  if (!isSafePath(found.name)) return new PackRefusal('UNSAFE_PATH', { path });
  const position = manifest.files.findIndex((file) => file.path === found.name);
  if (position !== -1 && found.name < due.path) return new PackRefusal('DUPLICATE', { path });
  if (found.name === due.path && found.bytes !== due.bytes) return new PackRefusal('FILE_CHANGED', { path });
  return new PackRefusal('UNEXPECTED_ENTRY', { path });
}

function translated(error: unknown, signal: AbortSignal | undefined): unknown {
  if (signal?.aborted) return signal.reason;
  const code = (error as NodeJS.ErrnoException).code ?? '';
  if (code === 'Z_BUF_ERROR') return new PackRefusal('TRUNCATED', { at: 0 });
  if (code.startsWith('Z_')) return new PackRefusal('CHANGED', { path: 'payload.tar.gz' });
  return error;
}
