import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { type FileHandle, mkdtemp, open, rename, rm } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import {
  manifestBytes,
  manifestSha256,
  PACK_FORMAT,
  type PackContents,
  type PackFile,
  PackManifest,
} from './manifest.js';
import type { PackDescription } from './manifest-parts.js';
import { FRAME, type PackHead } from './pack-head.js';
import type { PackSigner } from './pack-key.js';
import { PackRefusal } from './pack-refusal.js';
import { type PackSignature, signatureBytes, signManifest } from './pack-signature.js';
import { entryHeader, paddingAfter, TRAILER } from './pack-tar.js';
import type { PackProgress } from './read-pack.js';

/** A file that goes into the payload. `open` gives exactly `bytes` bytes. */
export interface PayloadSource {
  readonly path: string;
  readonly bytes: number;
  open(): AsyncIterable<Buffer>;
}

export interface WritePackRequest {
  readonly description: PackDescription;
  readonly contents: PackContents;
  readonly files: readonly PayloadSource[];
  readonly createdAt: Date;
  /** Without one the pack is unsigned: `signPack` comes later. */
  readonly signer?: PackSigner;
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: PackProgress) => void;
}

/**
 * Packs the files in the order of their paths; the file appears under its name only when it is whole.
 * The same files, description and date give the same bytes.
 * @throws PackRefusal WRONG_SCHEMA when the manifest is not one, FILE_CHANGED when a source is not as long as it said
 */
export async function writePack(target: string, request: WritePackRequest): Promise<PackHead> {
  const staging = await mkdtemp(join(dirname(resolve(target)), `.${basename(target)}-`));
  try {
    const payload = join(staging, FRAME.payload);
    const packed = await writePayload(payload, request);
    const { description, contents, createdAt } = request;
    const parsed = PackManifest.safeParse({
      format: PACK_FORMAT,
      createdAt: createdAt.toISOString(),
      ...description,
      ...contents,
      ...packed,
    });
    if (!parsed.success) {
      const issue = parsed.error.issues[0];
      throw new PackRefusal('WRONG_SCHEMA', { where: issue?.path.join('.') ?? '', why: issue?.message ?? '' });
    }
    const bytes = manifestBytes(parsed.data);
    const signature = request.signer ? await signManifest(bytes, request.signer) : null;
    const whole = join(staging, 'whole');
    const head = { manifest: parsed.data, manifestBytes: bytes, id: manifestSha256(bytes), signature };
    await assemble(whole, head, createReadStream(payload, { highWaterMark: 1 << 18 }));
    await rename(whole, target);
    return head;
  } finally {
    await rm(staging, { recursive: true, force: true });
  }
}

type Packed = Pick<PackManifest, 'files' | 'payload'>;

async function writePayload(path: string, { files: sources, signal, onProgress }: WritePackRequest): Promise<Packed> {
  const ordered = [...sources].sort((a, b) => (a.path < b.path ? -1 : 1));
  const totalBytes = ordered.reduce((total, source) => total + source.bytes, 0);
  const files: PackFile[] = [];
  let bytes = 0;
  async function* tar(): AsyncGenerator<Buffer> {
    for (const source of ordered) {
      yield entryHeader(source.path, source.bytes);
      const hash = createHash('sha256');
      let seen = 0;
      for await (const chunk of source.open()) {
        seen += chunk.length;
        if (seen > source.bytes) break;
        hash.update(chunk);
        bytes += chunk.length;
        onProgress?.({ bytes, totalBytes, files: files.length, totalFiles: ordered.length });
        yield chunk;
      }
      if (seen !== source.bytes) throw new PackRefusal('FILE_CHANGED', { path: source.path });
      files.push({ path: source.path, bytes: source.bytes, sha256: hash.digest('hex') });
      yield paddingAfter(source.bytes);
    }
    yield TRAILER;
  }
  const whole = createHash('sha256');
  let compressed = 0;
  async function* counted(source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    for await (const chunk of source) {
      whole.update(chunk);
      compressed += chunk.length;
      yield chunk;
    }
  }
  const full = Readable.from(nonEmpty(tar()), { objectMode: false, highWaterMark: 1 << 18 });
  await pipeline(
    full,
    createGzip({ level: 6, chunkSize: 1 << 16 }),
    counted,
    createWriteStream(path, { flags: 'wx' }),
    {
      signal,
    },
  );
  return { files, payload: { bytes: compressed, sha256: whole.digest('hex') } };
}

/** A byte stream takes an empty chunk for nothing to read. */
async function* nonEmpty(source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  for await (const chunk of source) if (chunk.length > 0) yield chunk;
}

/** Frame and payload in their order, synced to disk. `payload` must give as many bytes as the manifest says. */
export async function assemble(
  target: string,
  {
    manifest,
    manifestBytes: bytes,
    signature,
  }: Pick<PackHead, 'manifest' | 'manifestBytes'> & { signature: PackSignature | null },
  payload: AsyncIterable<Buffer>,
): Promise<void> {
  const file = await open(target, 'wx', 0o644);
  try {
    await writeEntry(file, FRAME.manifest, bytes);
    if (signature) await writeEntry(file, FRAME.signature, signatureBytes(signature));
    await writeAll(file, entryHeader(FRAME.payload, manifest.payload.bytes));
    for await (const chunk of payload) await writeAll(file, chunk);
    await writeAll(file, Buffer.concat([paddingAfter(manifest.payload.bytes), TRAILER]));
    await file.sync();
  } finally {
    await file.close();
  }
}

async function writeEntry(file: FileHandle, name: string, bytes: Buffer): Promise<void> {
  await writeAll(file, Buffer.concat([entryHeader(name, bytes.length), bytes, paddingAfter(bytes.length)]));
}

async function writeAll(file: FileHandle, bytes: Buffer): Promise<void> {
  for (let done = 0; done < bytes.length; ) done += (await file.write(bytes, done)).bytesWritten;
}
