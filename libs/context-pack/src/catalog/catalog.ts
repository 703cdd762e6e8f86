import { z } from 'zod';
import { DottedVersion, PackCms, PackValidity, Sha256 } from '../manifest-parts.js';
import { compareVersions } from '../pack-policy.js';
import { PackRefusal } from '../pack-refusal.js';
import { parseDocument } from '../signed-document.js';
import type { TrustStore } from '../trust-store.js';

export const CATALOG_FILE = 'catalog.json';

/** One pack that can be downloaded. Its file's name holds its content's hash and therefore never changes its meaning. */
export const CatalogPack = z.strictObject({
  code: z.string(),
  session: z.string(),
  title: z.string(),
  version: DottedVersion,
  cms: z.strictObject({ name: PackCms, version: DottedVersion }),
  notes: z.string(),
  minPlatformVersion: DottedVersion,
  validity: PackValidity,
  /** Beside the catalogue: « packs/demo-2026.1-0123456789abcdef.e5bctx ». */
  file: z.string().regex(/^packs\/[a-z0-9][a-z0-9.-]{0,160}\.e5bctx$/),
  bytes: z.number().int().positive(),
  /** Of the whole file. */
  sha256: Sha256,
  /** As `PackHead.id`. */
  id: Sha256,
});
export type CatalogPack = z.infer<typeof CatalogPack>;

/** `catalog.json`: what the national team publishes, signed. */
export const Catalog = z.strictObject({
  format: z.literal('e5b-catalog/1'),
  /** Grows with every publication: an older catalogue is never taken for a newer one. */
  number: z.number().int().positive(),
  issuedAt: z.iso.datetime(),
  packs: z.array(CatalogPack).max(2000),
  /** Rotations and revocations to read first: « trust/2026.rotation.json ». */
  trust: z.array(z.string().regex(/^trust\/[a-z0-9][a-z0-9-]{0,80}\.(rotation|revocations)\.json$/)).max(200),
});
export type Catalog = z.infer<typeof Catalog>;

/**
 * The catalogue in this text, if a trusted key signed it and it is not older than the one known.
 * @throws PackRefusal DOCUMENT_INVALID, UNKNOWN_SIGNER, SIGNER_REVOKED, SIGNATURE_WRONG, DOCUMENT_OUTDATED
 */
export function readCatalog(text: string, trust: TrustStore, knownNumber = 0): Catalog {
  const catalog = trust.requireSignature(parseDocument(text, Catalog, CATALOG_FILE));
  if (catalog.number < knownNumber) {
    throw new PackRefusal('DOCUMENT_OUTDATED', { name: CATALOG_FILE, number: catalog.number, known: knownNumber });
  }
  return catalog;
}

/** The newest usable version of each code that is newer than what is installed. `now` in ms. */
export function newerPacks(
  catalog: Catalog,
  {
    installed,
    now,
    platformVersion,
  }: { installed: (code: string) => string | null; now: number; platformVersion: string },
): CatalogPack[] {
  const newest = new Map<string, CatalogPack>();
  for (const pack of catalog.packs) {
    const usable =
      now >= Date.parse(pack.validity.notBefore) &&
      now <= Date.parse(pack.validity.notAfter) &&
      compareVersions(pack.minPlatformVersion, platformVersion) <= 0;
    const best = newest.get(pack.code);
    if (usable && (!best || compareVersions(pack.version, best.version) > 0)) newest.set(pack.code, pack);
  }
  return [...newest.values()].filter((pack) => {
    const here = installed(pack.code);
    return here === null || compareVersions(pack.version, here) > 0;
  });
}
