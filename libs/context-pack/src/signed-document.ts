import canonicalize from 'canonicalize';
import { z } from 'zod';
import { Sha256 } from './manifest-parts.js';
import { keyIdOf, type PackSigner } from './pack-key.js';
import { PackRefusal } from './pack-refusal.js';

const Envelope = z.strictObject({
  document: z.unknown(),
  signature: z.strictObject({ keyId: Sha256, value: z.string().regex(/^[A-Za-z0-9_-]{86}$/) }),
});

/** A JSON document with its signature over the document's RFC 8785 bytes. Its `format` keeps kinds apart. */
export interface SignedDocument<T> {
  readonly document: T;
  readonly signature: { readonly keyId: string; readonly value: string };
}

export function documentBytes(document: unknown): Buffer {
  return Buffer.from(canonicalize(document) ?? '', 'utf8');
}

export async function signDocument<T>(document: T, signer: PackSigner): Promise<SignedDocument<T>> {
  const value = (await signer.sign(documentBytes(document))).toString('base64url');
  return { document, signature: { keyId: keyIdOf(signer.publicKey), value } };
}

/**
 * The document in this text, its signature not yet verified.
 * @param name file or address, for the sentence
 * @throws PackRefusal DOCUMENT_INVALID
 */
export function parseDocument<T>(text: string, schema: z.ZodType<T>, name: string): SignedDocument<T> {
  try {
    const { document, signature } = Envelope.parse(JSON.parse(text));
    return { document: schema.parse(document), signature };
  } catch {
    throw new PackRefusal('DOCUMENT_INVALID', { name });
  }
}
