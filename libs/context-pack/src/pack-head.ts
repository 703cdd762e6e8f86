import type { ByteReader } from './byte-reader.js';
import { manifestSha256, PackManifest } from './manifest.js';
import { PackRefusal } from './pack-refusal.js';
import { type PackSignature, parseSignature, SIGNATURE_ENTRY_BYTES } from './pack-signature.js';
import { BLOCK, describeHeader, entryHeader, paddingAfter } from './pack-tar.js';

/** Entries of the pack itself, in this order; an unsigned pack has no signature. */
export const FRAME = { manifest: 'manifest.json', signature: 'manifest.sig', payload: 'payload.tar.gz' } as const;

/** What stands before the payload. Nothing of it was compared with a trusted key yet. */
export interface PackHead {
  readonly manifest: PackManifest;
  readonly manifestBytes: Buffer;
  /** Names this pack: see `manifestSha256`. */
  readonly id: string;
  readonly signature: PackSignature | null;
}

/**
 * Reads up to the first byte of the payload.
 * @throws PackRefusal NOT_A_PACK, TRUNCATED, TOO_LARGE, WRONG_SCHEMA or UNEXPECTED_ENTRY
 */
export async function readHead(reader: ByteReader, maxManifestBytes: number): Promise<PackHead> {
  const bytes = await manifestEntry(reader, maxManifestBytes);
  const manifest = parseManifest(bytes);
  const next = await reader.take(BLOCK);
  const head = { manifest, manifestBytes: bytes, id: manifestSha256(bytes) };
  if (next.equals(payloadHeader(manifest))) return { ...head, signature: null };
  if (!next.equals(entryHeader(FRAME.signature, SIGNATURE_ENTRY_BYTES))) {
    throw new PackRefusal('UNEXPECTED_ENTRY', { path: describeHeader(next)?.name ?? '?' });
  }
  const signature = parseSignature(await reader.take(SIGNATURE_ENTRY_BYTES));
  if (!signature) throw new PackRefusal('SIGNATURE_WRONG', { keyId: '?' });
  await expectBytes(reader, paddingAfter(SIGNATURE_ENTRY_BYTES), FRAME.signature);
  await expectBytes(reader, payloadHeader(manifest), FRAME.payload);
  return { ...head, signature };
}

const payloadHeader = (manifest: PackManifest): Buffer => entryHeader(FRAME.payload, manifest.payload.bytes);

async function manifestEntry(reader: ByteReader, limit: number): Promise<Buffer> {
  const header = await reader.take(BLOCK).catch((error: unknown) => {
    throw error instanceof PackRefusal && error.code === 'TRUNCATED' ? new PackRefusal('NOT_A_PACK') : error;
  });
  const stated = describeHeader(header);
  if (stated?.name !== FRAME.manifest) throw new PackRefusal('NOT_A_PACK');
  if (stated.bytes > limit) throw new PackRefusal('TOO_LARGE', { path: FRAME.manifest, bytes: stated.bytes, limit });
  if (!entryHeader(FRAME.manifest, stated.bytes).equals(header)) throw new PackRefusal('NOT_A_PACK');
  const bytes = await reader.take(stated.bytes);
  await expectBytes(reader, paddingAfter(stated.bytes), FRAME.manifest);
  return bytes;
}

function parseManifest(bytes: Buffer): PackManifest {
  let json: unknown;
  try {
    json = JSON.parse(bytes.toString('utf8'));
  } catch {
    throw new PackRefusal('WRONG_SCHEMA', { where: FRAME.manifest, why: 'JSON' });
  }
  const parsed = PackManifest.safeParse(json);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new PackRefusal('WRONG_SCHEMA', { where: issue?.path.join('.') || FRAME.manifest, why: issue?.message ?? '' });
}

/** @throws PackRefusal CHANGED when the next bytes are others */
export async function expectBytes(reader: ByteReader, bytes: Buffer, path: string): Promise<void> {
  if (!(await reader.take(bytes.length)).equals(bytes)) throw new PackRefusal('CHANGED', { path });
}
