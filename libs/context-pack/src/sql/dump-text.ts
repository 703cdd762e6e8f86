import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { TextDecoder } from 'node:util';
import { createGunzip } from 'node:zlib';

/** How the text of a dump is encoded; `utf-16`: what a redirection in Windows' PowerShell makes of it. */
export type DumpEncoding = 'utf-8' | 'utf-16';

/**
 * A dump file's bytes in UTF-8, without mark at the beginning; unpacked when it is gzipped, whatever its name.
 * @throws what the file system or zlib throws
 */
export async function* dumpText(
  path: string,
  onEncoding: (encoding: DumpEncoding, marked: boolean) => void = () => {},
  onRead: (bytes: number) => void = () => {},
): AsyncGenerator<Buffer> {
  const file = await open(path, 'r');
  const { buffer: magic } = await file.read(Buffer.alloc(2), 0, 2, 0).finally(() => file.close());
  const raw = createReadStream(path, { highWaterMark: 1 << 18 });
  raw.on('data', (chunk) => onRead(chunk.length));
  const gzipped = magic[0] === 0x1f && magic[1] === 0x8b;
  const source = gzipped ? raw.pipe(createGunzip({ chunkSize: 1 << 18 })) : raw;
  if (gzipped) raw.on('error', (error) => source.destroy(error));
  try {
    yield* decoded(source as AsyncIterable<Buffer>, onEncoding);
  } finally {
    raw.destroy();
  }
}

async function* decoded(
  source: AsyncIterable<Buffer>,
  onEncoding: (encoding: DumpEncoding, marked: boolean) => void,
): AsyncGenerator<Buffer> {
  let decoder: TextDecoder | null = null;
  let first = true;
  for await (const chunk of source) {
    let bytes = chunk;
    if (first) {
      first = false;
      const label = utf16Label(chunk);
      const marked = chunk[0] === 0xef && chunk[1] === 0xbb && chunk[2] === 0xbf;
      onEncoding(label ? 'utf-16' : 'utf-8', marked || label !== null);
      if (marked) bytes = chunk.subarray(3);
      decoder = label ? new TextDecoder(label) : null;
    }
    const text = decoder ? Buffer.from(decoder.decode(bytes, { stream: true })) : bytes;
    if (text.length > 0) yield text;
  }
}

function utf16Label(chunk: Buffer): string | null {
  if (chunk[0] === 0xff && chunk[1] === 0xfe) return 'utf-16le';
  if (chunk[0] === 0xfe && chunk[1] === 0xff) return 'utf-16be';
  return null;
}
