import { createHash, createPublicKey, type KeyObject, sign, verify } from 'node:crypto';

/** An Ed25519 key that can sign: a file opened with its passphrase, or an agent that never shows it. */
export interface PackSigner {
  readonly publicKey: KeyObject;
  /** Raw 64 bytes over exactly these bytes. */
  sign(bytes: Buffer): Buffer | Promise<Buffer>;
}

/** sha256 of the key's SPKI form, in hex: how keys are named everywhere and what people compare aloud. */
export function keyIdOf(key: KeyObject): string {
  return createHash('sha256')
    .update(key.export({ type: 'spki', format: 'der' }))
    .digest('hex');
}

export function publicPem(key: KeyObject): string {
  return key.export({ type: 'spki', format: 'pem' }).toString();
}

/** The Ed25519 public key in this PEM text (never a private one), or null. */
export function readPublicPem(pem: string): KeyObject | null {
  if (!pem.includes('BEGIN PUBLIC KEY')) return null;
  try {
    const key = createPublicKey(pem);
    return key.asymmetricKeyType === 'ed25519' ? key : null;
  } catch {
    return null;
  }
}

/** A signer from a private key at hand. */
export function signerOf(privateKey: KeyObject): PackSigner {
  return { publicKey: createPublicKey(privateKey), sign: (bytes) => sign(null, bytes, privateKey) };
}

/** True when `signature` is base64url Ed25519 over exactly these bytes, in its one spelling. */
export function signatureHolds(bytes: Buffer, signature: string, publicKey: KeyObject): boolean {
  const raw = Buffer.from(signature, 'base64url');
  return raw.length === 64 && raw.toString('base64url') === signature && verify(null, bytes, publicKey, raw);
}
