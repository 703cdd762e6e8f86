import { createHash, createPublicKey, type KeyObject, verify } from 'node:crypto';
import { EvidenceManifest } from '@e5b/contracts';
import canonicalize from 'canonicalize';

/** Entries that carry the proof itself; everything else is an item of the manifest. In this order, before the items. */
export const FRAME = { manifest: 'manifest.json', signature: 'manifest.sig', key: 'centre.pub.pem' } as const;

/** A manifest has some twenty items: anything longer is not one of ours. */
export const MAX_FRAME_BYTES = 256 * 1024;

/**
 * Kinds of items. The journals of a stage are checked against the heads that the manifest names.
 * A complete archive has all of `WORK_KINDS` and the two documents of the examiner.
 */
export const JOURNAL_KINDS: readonly string[] = ['activity-journal', 'access-journal'];
export const WORK_KINDS: readonly string[] = [
  ...JOURNAL_KINDS,
  'events',
  'final-dump',
  'changed-files',
  'changed-files-list',
  'sitting',
  'readme',
];
export const COMPLETE_KINDS: readonly string[] = [...WORK_KINDS, 'grille', 'fiche'];

/** RFC 8785 bytes: what is signed and what lies in the archive. */
export function manifestBytes(manifest: EvidenceManifest): Buffer {
  return Buffer.from(canonicalize(manifest) ?? '', 'utf8');
}

/** True when `signature` is base64url Ed25519 over exactly these bytes, in its one spelling. */
export function signatureHolds(bytes: Buffer, signature: string, publicKey: KeyObject): boolean {
  const raw = Buffer.from(signature, 'base64url');
  return raw.length === 64 && raw.toString('base64url') === signature && verify(null, bytes, publicKey, raw);
}

/** The Ed25519 key in its one PEM spelling, or null. */
export function readPublicKey(pem: string): KeyObject | null {
  try {
    const key = createPublicKey(pem);
    return key.asymmetricKeyType === 'ed25519' && publicPem(key) === pem ? key : null;
  } catch {
    return null;
  }
}

export function publicPem(key: KeyObject): string {
  return key.export({ type: 'spki', format: 'pem' }).toString();
}

/** sha256 of the key's SPKI form, in hex: what a centre publishes to be compared. */
export function keyFingerprint(key: KeyObject): string {
  return createHash('sha256')
    .update(key.export({ type: 'spki', format: 'der' }))
    .digest('hex');
}

/** The manifest in these bytes, or null when they are not the canonical form of one. */
export function parseManifest(bytes: Buffer): EvidenceManifest | null {
  try {
    const parsed = EvidenceManifest.safeParse(JSON.parse(bytes.toString('utf8')));
    return parsed.success && manifestBytes(parsed.data).equals(bytes) ? parsed.data : null;
  } catch {
    return null;
  }
}
