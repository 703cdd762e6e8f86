// 10,000 changed context packs: each must be refused, without a crash and without a file left anywhere.
import { generateKeyPairSync, sign } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { extractPack, keyIdOf, PackRefusal, signerOf, TrustStore, writePack } from '@e5b/context-pack';
import fc from 'fast-check';
import { row } from './report.mjs';

const DIST = resolve(import.meta.dirname, '../../libs/context-pack/dist');
const { mutate, mutation, resigned } = await import(join(DIST, 'testing/pack-mutation.js'));
const { contents, description, files } = await import(join(DIST, 'testing/small-pack.js'));
const { signatureBytes } = await import(join(DIST, 'pack-signature.js'));

async function* chunks(bytes) {
  for (let at = 0; at < bytes.length; at += 4096) yield bytes.subarray(at, at + 4096);
}

/** `--runs=` how many (10,000), `--seed=` to see the same again. */
export async function measure({ runs = '10000', seed = '1' }) {
  const room = mkdtempSync(join(tmpdir(), 'e5b-packs-'));
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const path = join(room, 'pack');
  await writePack(path, { description, contents, files, createdAt: new Date(0), signer: signerOf(privateKey) });
  const pack = readFileSync(path);
  rmSync(path);
  const policy = { trust: TrustStore.pin([publicKey]), now: Date.parse('2026-06-01'), platformVersion: '0.1.0' };
  const signed = (manifest) =>
    signatureBytes({ keyId: keyIdOf(publicKey), signature: sign(null, manifest, privateKey).toString('base64url') });
  const outcomes = new Map();
  const times = [];
  try {
    const changes = fc.sample(fc.tuple(mutation, fc.boolean()), { numRuns: Number(runs) * 2, seed: Number(seed) });
    for (const [change, again] of changes) {
      if (times.length === Number(runs)) break;
      const changed = mutate(pack, change);
      if (changed.equals(pack)) continue;
      const insidePayload = 'inside' in change ? change.inside : change.kind === 'inflate';
      const bytes = again && insidePayload ? resigned(changed, signed) : changed;
      const startedAt = performance.now();
      const outcome = await extractPack(chunks(bytes), join(room, 'target'), policy).then(
        () => 'ACCEPTED',
        (error) => (error instanceof PackRefusal ? error.code : 'CRASHED'),
      );
      times.push(performance.now() - startedAt);
      const left = readdirSync(room).length > 0 ? 'LEFT_FILES' : outcome;
      outcomes.set(left, (outcomes.get(left) ?? 0) + 1);
    }
  } finally {
    rmSync(room, { recursive: true });
  }
  console.log([...outcomes].map(([code, count]) => `${code} ${count}`).join(' · '));
  if (['ACCEPTED', 'CRASHED', 'LEFT_FILES'].some((code) => outcomes.has(code))) process.exitCode = 1;
  return [row('changed pack refused', 'ms', times)];
}
