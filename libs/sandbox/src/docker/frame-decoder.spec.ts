import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import fc from 'fast-check';
import { FrameDecoder } from './frame-decoder.js';

function frame(channel: 1 | 2, body: string): Buffer {
  const content = Buffer.from(body);
  const header = Buffer.alloc(8);
  header.writeUInt8(channel, 0);
  header.writeUInt32BE(content.length, 4);
  return Buffer.concat([header, content]);
}

describe('FrameDecoder', () => {
  test('gives standard output back however the bytes were cut', async () => {
    const frames = fc.array(fc.tuple(fc.constantFrom<1 | 2>(1, 2), fc.string({ unit: 'binary' })));
    await fc.assert(
      fc.asyncProperty(frames, fc.integer({ min: 1, max: 9 }), async (sent, cut) => {
        const bytes = Buffer.concat(sent.map(([channel, body]) => frame(channel, body)));
        const pieces = Array.from({ length: Math.ceil(bytes.length / cut) }, (_, i) =>
          bytes.subarray(i * cut, (i + 1) * cut),
        );
        const decoder = new FrameDecoder(() => Promise.resolve());
        const [output] = await Promise.all([text(decoder), pipeline(Readable.from(pieces), decoder)]);
        const wanted = Buffer.concat(sent.filter(([channel]) => channel === 1).map(([, body]) => Buffer.from(body)));
        expect(output).toBe(wanted.toString('utf8'));
      }),
      { numRuns: 60 },
    );
  });

  test('ends with the error that the command’s end decides on, standard error in hand', async () => {
    const decoder = new FrameDecoder((stderr) => Promise.reject(new Error(`failed: ${stderr}`)));
    const piped = pipeline(Readable.from([frame(1, 'half'), frame(2, 'disk full\n')]), decoder);
    await expect(Promise.all([text(decoder), piped])).rejects.toThrow('failed: disk full');
  });
});
