import { PackRefusal } from '../pack-refusal.js';
import { parseDocument, type SignedDocument } from '../signed-document.js';
import { KeyRotation, RevocationList } from '../trust-documents.js';
import type { TrustStore } from '../trust-store.js';
import { CATALOG_FILE, Catalog, readCatalog } from './catalog.js';
import { addressIn, openAddress } from './publication-source.js';

const MAX_DOCUMENT_BYTES = 16 * 2 ** 20;

/** What a publication says, and the trust that follows from its documents. */
export interface Publication {
  readonly catalog: Catalog;
  readonly trust: TrustStore;
  /** Trust documents that were new and accepted, to be kept beside the pinned keys: name → text. */
  readonly accepted: ReadonlyMap<string, string>;
}

/**
 * Reads `catalog.json` of a folder or http(s) address with its rotations and revocations. The catalogue must be signed by
 * a key that is trusted once these were applied.
 * @throws PackRefusal
 */
export async function readPublication(
  base: string,
  trust: TrustStore,
  { knownNumber, signal }: { knownNumber?: number; signal?: AbortSignal } = {},
): Promise<Publication> {
  const text = await readText(addressIn(base, CATALOG_FILE), signal);
  const unverified = parseDocument(text, Catalog, CATALOG_FILE).document;
  const accepted = new Map<string, string>();
  let store = trust;
  for (const name of [...unverified.trust].sort(rotationsFirst)) {
    const document = await readText(addressIn(base, name), signal);
    const next = apply(store, name, document);
    if (next !== store) accepted.set(name.slice('trust/'.length), document);
    store = next;
  }
  return { catalog: readCatalog(text, store, knownNumber), trust: store, accepted };
}

const rotationsFirst = (a: string, b: string): number =>
  Number(a.endsWith('.revocations.json')) - Number(b.endsWith('.revocations.json')) || (a < b ? -1 : 1);

/** A document that nobody trusted signed, or that is known already, changes nothing. */
function apply(store: TrustStore, name: string, text: string): TrustStore {
  try {
    if (name.endsWith('.rotation.json')) return store.withRotation(parseDocument(text, KeyRotation, name));
    const list: SignedDocument<RevocationList> = parseDocument(text, RevocationList, name);
    return store.withRevocations(list);
  } catch (error) {
    if (error instanceof PackRefusal && error.code !== 'DOCUMENT_INVALID') return store;
    throw error;
  }
}

async function readText(address: string, signal?: AbortSignal): Promise<string> {
  const parts: Buffer[] = [];
  let bytes = 0;
  const { body } = await openAddress(address, 0, signal);
  for await (const chunk of body) {
    bytes += chunk.length;
    if (bytes > MAX_DOCUMENT_BYTES)
      throw new PackRefusal('TOO_LARGE', { path: address, bytes, limit: MAX_DOCUMENT_BYTES });
    parts.push(chunk);
  }
  return Buffer.concat(parts).toString('utf8');
}
