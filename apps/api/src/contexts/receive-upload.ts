import { createWriteStream } from 'node:fs';
import { rename } from 'node:fs/promises';
import { type Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { PackRefusal } from '@e5b/context-pack';

/**
 * Writes what a browser sends to `target`, as it arrives; at `target` there is the whole file or nothing.
 * @returns its size
 * @throws PackRefusal TOO_LARGE, NO_SPACE; what the stream throws when the browser goes away
 */
export async function receiveUpload(body: Readable, target: string, limit: number): Promise<number> {
  let bytes = 0;
  const counted = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      if (bytes > limit) done(new PackRefusal('TOO_LARGE', { path: 'file', bytes, limit }));
      else done(null, chunk);
    },
  });
  try {
    await pipeline(body, counted, createWriteStream(`${target}.partial`, { flags: 'wx', flush: true }));
  } catch (error) {
    throw (error as NodeJS.ErrnoException).code === 'ENOSPC' ? new PackRefusal('NO_SPACE') : error;
  }
  await rename(`${target}.partial`, target);
  return bytes;
}
