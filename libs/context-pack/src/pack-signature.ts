import canonicalize from 'canonicalize';
import { z } from 'zod';
import { Sha256 } from './manifest-parts.js';
import { keyIdOf, type PackSigner } from './pack-key.js';

/** `manifest.sig`: who signed, and the Ed25519 signature (base64url) over the exact bytes of `manifest.json`. */
export const PackSignature = z.strictObject({
  keyId: Sha256,
  signature: z.string().regex(/^[A-Za-z0-9_-]{86}$/),
});
export type PackSignature = z.infer<typeof PackSignature>;

export function signatureBytes(signature: PackSignature): Buffer {
  return Buffer.from(canonicalize(signature) ?? '', 'utf8');
}

/** Every signature entry is as long as any other: 64 + 86 characters in a fixed frame. */
export const SIGNATURE_ENTRY_BYTES = signatureBytes({ keyId: '0'.repeat(64), signature: '0'.repeat(86) }).length;

/** The signature in these bytes, or null when they are not its one form. */
export function parseSignature(bytes: Buffer): PackSignature | null {
  try {
    const parsed = PackSignature.safeParse(JSON.parse(bytes.toString('utf8')));
    return parsed.success && signatureBytes(parsed.data).equals(bytes) ? parsed.data : null;
  } catch {
    return null;
  }
}

export async function signManifest(bytes: Buffer, signer: PackSigner): Promise<PackSignature> {
  return { keyId: keyIdOf(signer.publicKey), signature: (await signer.sign(bytes)).toString('base64url') };
}
