import { createHash } from 'node:crypto';
import { mkdtemp, rename, rm } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { type PackHead, readHead } from './pack-head.js';
import type { PackSigner } from './pack-key.js';
import { DEFAULT_LIMITS, requireWithin } from './pack-policy.js';
import { PackRefusal } from './pack-refusal.js';
import { signManifest } from './pack-signature.js';
import { readerOf } from './read-pack.js';
import { assemble } from './write-pack.js';

/**
 * Signs a pack, signed before or not, into `target` (which may be the pack itself). A damaged pack is not signed.
 * @throws PackRefusal; what the signer or the file system throws
 */
export async function signPack(source: string, target: string, signer: PackSigner): Promise<PackHead> {
  const staging = await mkdtemp(join(dirname(resolve(target)), `.${basename(target)}-`));
  const reader = readerOf(source);
  try {
    const head = await readHead(reader, DEFAULT_LIMITS.manifestBytes);
    requireWithin(head, DEFAULT_LIMITS);
    const signature = await signManifest(head.manifestBytes, signer);
    const whole = join(staging, 'whole');
    const hash = createHash('sha256');
    async function* payload(): AsyncGenerator<Buffer> {
      for await (const chunk of reader.stream(head.manifest.payload.bytes)) {
        hash.update(chunk);
        yield chunk;
      }
    }
    const signed = { ...head, signature };
    await assemble(whole, signed, payload());
    if (hash.digest('hex') !== head.manifest.payload.sha256)
      throw new PackRefusal('CHANGED', { path: 'payload.tar.gz' });
    await rename(whole, target);
    return signed;
  } finally {
    await reader.close();
    await rm(staging, { recursive: true, force: true });
  }
}
