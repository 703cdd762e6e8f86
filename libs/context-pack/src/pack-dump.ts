import { PassThrough, Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { ByteReader } from './byte-reader.js';
import { expectBytes, readHead } from './pack-head.js';
import { DEFAULT_LIMITS } from './pack-policy.js';
import { entryHeader, paddingAfter } from './pack-tar.js';
import { type PackSource, readerOf } from './read-pack.js';

/**
 * The SQL dump of a pack as a stream, without unpacking the rest. Not verified.
 * @throws PackRefusal; what the file system or zlib throws
 */
export async function* readPackDump(source: PackSource): AsyncGenerator<Buffer> {
  const outer = readerOf(source);
  const gunzip = createGunzip();
  const out = new PassThrough();
  let feeding: Promise<void> = Promise.resolve();
  try {
    const { manifest } = await readHead(outer, DEFAULT_LIMITS.manifestBytes);
    feeding = pipeline(Readable.from(outer.stream(manifest.payload.bytes)), gunzip, out);
    feeding.catch(() => undefined);
    const inner = new ByteReader(out as AsyncIterable<Buffer>);
    for (const { path, bytes } of manifest.files) {
      await expectBytes(inner, entryHeader(path, bytes), path);
      if (path === manifest.database.dump) {
        yield* inner.stream(bytes);
        return;
      }
      await inner.skip(bytes + paddingAfter(bytes).length);
    }
  } finally {
    out.destroy();
    gunzip.destroy();
    await feeding.catch(() => undefined);
    await outer.close();
  }
}
