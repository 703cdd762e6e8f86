import { sign } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import fc from 'fast-check';
import { extractPack } from './extract-pack.js';
import { keyIdOf } from './pack-key.js';
import { PackRefusal } from './pack-refusal.js';
import { signatureBytes } from './pack-signature.js';
import { mutate, mutation, resigned } from './testing/pack-mutation.js';
import { contents, description, files, keys, policy, signer } from './testing/small-pack.js';
import { writePack } from './write-pack.js';

/** `E5B_PACK_MUTATIONS=10000` for the whole run. */
const RUNS = Number(process.env.E5B_PACK_MUTATIONS ?? 400);

describe('a pack that somebody changed', () => {
  let room: string;
  let pack: Buffer;
  beforeAll(async () => {
    room = await mkdtemp(join(tmpdir(), 'e5b-mutations-'));
    await writePack(join(room, 'pack'), { description, contents, files, createdAt: new Date(0), signer });
    pack = await readFile(join(room, 'pack'));
    await rm(join(room, 'pack'));
  });
  afterAll(() => rm(room, { recursive: true }));

  const signatureOf = (manifest: Buffer): Buffer =>
    signatureBytes({
      keyId: keyIdOf(keys.publicKey),
      signature: sign(null, manifest, keys.privateKey).toString('base64url'),
    });

  it(`is refused, without a crash and without a trace, ${RUNS} times`, async () => {
    const seen = new Map<string, number>();
    await fc.assert(
      fc.asyncProperty(mutation, fc.boolean(), fc.integer({ min: 64, max: 4096 }), async (change, again, size) => {
        const changed = mutate(pack, change);
        fc.pre(!changed.equals(pack));
        // Signed again, a payload that was only recompressed is a good pack; every other change must still be refused.
        const insidePayload = 'inside' in change ? change.inside : change.kind === 'inflate';
        const bytes = again && insidePayload ? resigned(changed, signatureOf) : changed;
        const outcome = await extractPack(Readable.from(chunks(bytes, size)), join(room, 'target'), policy).catch(
          (e: unknown) => e,
        );
        expect(outcome).toBeInstanceOf(PackRefusal);
        seen.set((outcome as PackRefusal).code, (seen.get((outcome as PackRefusal).code) ?? 0) + 1);
        expect(await readdir(room)).toEqual([]);
      }),
      { numRuns: RUNS, endOnFailure: true },
    );
    expect(seen.size).toBeGreaterThan(8);
    if (RUNS > 1000) process.stdout.write(`${JSON.stringify(Object.fromEntries(seen))}\n`);
  }, 600_000);
});

function* chunks(bytes: Buffer, size: number): Generator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}
