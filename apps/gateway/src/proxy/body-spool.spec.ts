import { randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { BodyInterrupted, BodyTooLarge, MEMORY_BYTES, receiveBody } from './body-spool.js';

const directory = mkdtempSync(join(tmpdir(), 'e5b-spool-'));
afterAll(() => rmSync(directory, { recursive: true }));

const inPieces = (bytes: Buffer, size: number): Readable =>
  Readable.from(
    (function* () {
      for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
    })(),
    { objectMode: false },
  );
const receive = (source: Readable, maxBytes = 1e9, signal = new AbortController().signal) =>
  receiveBody(source, { directory, maxBytes, signal });

test.each([0, 1, MEMORY_BYTES - 1, MEMORY_BYTES, MEMORY_BYTES + 1, 5 * MEMORY_BYTES + 17])(
  'a body of %i bytes comes out as it went in, more than once, and leaves nothing behind',
  async (size) => {
    const bytes = randomBytes(size);
    const body = await receive(inPieces(bytes, 60_001));
    expect(body.size).toBe(size);
    expect((await buffer(body.stream())).equals(bytes)).toBe(true);
    expect((await buffer(body.stream())).equals(bytes)).toBe(true);
    expect(readdirSync(directory)).toEqual([]);
    await body.dispose();
    await body.dispose();
  },
);

test('the limit itself passes, one byte more does not, and the source stays open for the answer', async () => {
  expect((await receive(inPieces(randomBytes(1000), 100), 1000)).size).toBe(1000);
  const source = new PassThrough();
  source.write(randomBytes(1001));
  await expect(receive(source, 1000)).rejects.toThrow(BodyTooLarge);
  expect(source.destroyed).toBe(false);
});

test('a body over its limit leaves no file', async () => {
  await expect(receive(inPieces(randomBytes(4 * MEMORY_BYTES), 60_000), 3 * MEMORY_BYTES)).rejects.toThrow(
    BodyTooLarge,
  );
  expect(readdirSync(directory)).toEqual([]);
});

test('a client that leaves in the middle', async () => {
  const source = new PassThrough();
  source.write('half');
  const received = receive(source);
  source.destroy();
  await expect(received).rejects.toThrow(BodyInterrupted);
});

test('a window that closes over the upload stops it, and the source stays open for the answer', async () => {
  const source = new PassThrough();
  source.write('half');
  const stop = new AbortController();
  const received = receive(source, 1e9, stop.signal);
  stop.abort();
  await expect(received).rejects.toThrow(BodyInterrupted);
  expect(source.destroyed).toBe(false);
});
