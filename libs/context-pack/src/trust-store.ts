import type { KeyObject } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { z } from 'zod';
import { keyIdOf, readPublicPem, signatureHolds } from './pack-key.js';
import { PackRefusal } from './pack-refusal.js';
import { documentBytes, parseDocument, type SignedDocument } from './signed-document.js';
import { KeyRotation, RevocationList } from './trust-documents.js';

type Rotations = readonly SignedDocument<KeyRotation>[];

/**
 * The keys that a centre pins, those that follow from them by rotation, and what was revoked. Immutable.
 * Works offline: everything lies in files.
 */
export class TrustStore {
  private readonly trusted = new Map<string, KeyObject>();

  private constructor(
    private readonly pinned: readonly KeyObject[],
    private readonly rotations: Rotations,
    readonly revocations: RevocationList | null,
  ) {
    for (const key of pinned) if (!this.revokedKey(keyIdOf(key))) this.trusted.set(keyIdOf(key), key);
    // A chain of n rotations is followed in at most n passes, in whatever order they were added.
    for (let pass = 0; pass < rotations.length; pass++) for (const rotation of rotations) this.follow(rotation);
  }

  static pin(keys: readonly KeyObject[]): TrustStore {
    return new TrustStore(keys, [], null);
  }

  /** Ids of the keys whose packs are accepted. */
  get keyIds(): readonly string[] {
    return [...this.trusted.keys()];
  }

  /** @throws PackRefusal DOCUMENT_INVALID when the new key is not an Ed25519 key, UNKNOWN_SIGNER, SIGNATURE_WRONG */
  withRotation(rotation: SignedDocument<KeyRotation>): TrustStore {
    const { keyId, value } = rotation.signature;
    if (this.rotations.some((known) => known.signature.value === value)) return this;
    if (!readPublicPem(rotation.document.newKey)) throw new PackRefusal('DOCUMENT_INVALID', { name: 'rotation' });
    const next = new TrustStore(this.pinned, [...this.rotations, rotation], this.revocations);
    if (!next.leadsToKey(rotation)) {
      this.requireSignature(rotation);
      throw new PackRefusal('SIGNER_REVOKED', { keyId, reason: '' });
    }
    return next;
  }

  /** @throws PackRefusal DOCUMENT_OUTDATED for a list that is not newer, UNKNOWN_SIGNER, SIGNER_REVOKED, SIGNATURE_WRONG */
  withRevocations(list: SignedDocument<RevocationList>): TrustStore {
    this.requireSignature(list);
    const { number } = list.document;
    const known = this.revocations?.number ?? 0;
    if (number <= known) throw new PackRefusal('DOCUMENT_OUTDATED', { name: 'revocations', number, known });
    return new TrustStore(this.pinned, this.rotations, list.document);
  }

  /**
   * The document, if a trusted key signed it.
   * @throws PackRefusal UNKNOWN_SIGNER, SIGNER_REVOKED or SIGNATURE_WRONG
   */
  requireSignature<T>({ document, signature }: SignedDocument<T>): T {
    this.requireSigned(documentBytes(document), signature.keyId, signature.value);
    return document;
  }

  /** @throws PackRefusal UNKNOWN_SIGNER, SIGNER_REVOKED or SIGNATURE_WRONG */
  requireSigned(bytes: Buffer, keyId: string, signature: string): void {
    const revoked = this.revokedKey(keyId);
    if (revoked) throw new PackRefusal('SIGNER_REVOKED', { keyId, reason: revoked.reason });
    const key = this.trusted.get(keyId);
    if (!key) throw new PackRefusal('UNKNOWN_SIGNER', { keyId });
    if (!signatureHolds(bytes, signature, key)) throw new PackRefusal('SIGNATURE_WRONG', { keyId });
  }

  /** @throws PackRefusal PACK_REVOKED */
  requireNotRevoked(packId: string): void {
    const revoked = this.revocations?.packs.find((pack) => pack.id === packId);
    if (revoked) throw new PackRefusal('PACK_REVOKED', { label: revoked.label, reason: revoked.reason });
  }

  private revokedKey(keyId: string) {
    return this.revocations?.keys.find((key) => key.keyId === keyId);
  }

  private leadsToKey(rotation: SignedDocument<KeyRotation>): boolean {
    const key = readPublicPem(rotation.document.newKey);
    return key !== null && this.trusted.has(keyIdOf(key));
  }

  private follow({ document, signature }: SignedDocument<KeyRotation>): void {
    const next = readPublicPem(document.newKey);
    if (!next || this.revokedKey(keyIdOf(next))) return;
    const revoked = this.revokedKey(signature.keyId);
    if (revoked && !revoked.keptSuccessors.includes(keyIdOf(next))) return;
    const signer = this.trusted.get(signature.keyId) ?? (revoked ? this.pinnedKey(signature.keyId) : undefined);
    if (signer && signatureHolds(documentBytes(document), signature.value, signer)) {
      this.trusted.set(keyIdOf(next), next);
    }
  }

  /** A revoked key still proves which successors it had introduced. */
  private pinnedKey(keyId: string): KeyObject | undefined {
    const introduced = this.rotations.map((rotation) => readPublicPem(rotation.document.newKey));
    return [...this.pinned, ...introduced].find((key) => key !== null && keyIdOf(key) === keyId) ?? undefined;
  }
}

async function documents<T>(directory: string, names: string[], schema: z.ZodType<T>): Promise<SignedDocument<T>[]> {
  return Promise.all(
    names.map(async (name) => parseDocument(await readFile(join(directory, name), 'utf8'), schema, name)),
  );
}

/**
 * Reads a folder: every `*.pub.pem` is pinned, `*.rotation.json` followed, the newest `*.revocations.json` applied.
 * A rotation or list that no trusted key signed has no effect.
 * @throws PackRefusal DOCUMENT_INVALID for a file that is not what its name says; or what the file system throws
 */
export async function loadTrustStore(directory: string): Promise<TrustStore> {
  const names = (await readdir(directory)).sort();
  const ending = (suffix: string) => names.filter((name) => name.endsWith(suffix));
  const keys = await Promise.all(
    ending('.pub.pem').map(async (name) => {
      const key = readPublicPem(await readFile(join(directory, name), 'utf8'));
      if (!key) throw new PackRefusal('DOCUMENT_INVALID', { name });
      return key;
    }),
  );
  let store = TrustStore.pin(keys);
  const rotations = await documents(directory, ending('.rotation.json'), KeyRotation);
  for (let pass = 0; pass < rotations.length; pass++)
    for (const rotation of rotations) store = tolerant(store, (s) => s.withRotation(rotation));
  const lists = await documents(directory, ending('.revocations.json'), RevocationList);
  lists.sort((a, b) => a.document.number - b.document.number);
  for (const list of lists) store = tolerant(store, (s) => s.withRevocations(list));
  return store;
}

function tolerant(store: TrustStore, step: (store: TrustStore) => TrustStore): TrustStore {
  try {
    return step(store);
  } catch (error) {
    if (error instanceof PackRefusal) return store;
    throw error;
  }
}
