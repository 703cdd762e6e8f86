import { copyFile, mkdir, open, readdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { keyIdOf, type PackSigner, publicPem, readPublicPem } from '../pack-key.js';
import { compareVersions } from '../pack-policy.js';
import { PackRefusal } from '../pack-refusal.js';
import { verifyPack } from '../read-pack.js';
import { parseDocument, signDocument } from '../signed-document.js';
import { KeyRotation, RevocationList } from '../trust-documents.js';
import { TrustStore } from '../trust-store.js';
import { CATALOG_FILE, Catalog, type CatalogPack, readCatalog } from './catalog.js';
import { sha256Of } from './download-pack.js';

export interface PublishRequest {
  readonly packs: readonly string[];
  readonly signer: PackSigner;
  /** Ms since the epoch. */
  readonly now: number;
  /** Files `*.rotation.json` to publish with it. */
  readonly rotations?: readonly string[];
  readonly revoke?: {
    readonly keys: RevocationList['keys'];
    readonly packs: RevocationList['packs'];
  };
  readonly onPack?: (pack: CatalogPack) => void;
}

/** No platform is too old to publish for: the centre decides. */
const ANY_PLATFORM = '99999';

/**
 * Adds packs to a folder that any static server can serve. Files are written once and never changed; only
 * `catalog.json` is replaced, in one step and last.
 * @throws PackRefusal when a pack is not acceptable or its version is published with other content
 */
export async function publishPacks(folder: string, request: PublishRequest): Promise<Catalog> {
  await mkdir(join(folder, 'packs'), { recursive: true });
  await mkdir(join(folder, 'trust'), { recursive: true });
  const trust = await publishedTrust(folder, request);
  const before = await readFile(join(folder, CATALOG_FILE), 'utf8').then(
    (text) => readCatalog(text, trust),
    (error: unknown) => {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
      throw error;
    },
  );
  const packs = [...(before?.packs ?? [])];
  for (const path of request.packs) {
    const entry = await addPack(folder, path, trust, request.now, packs);
    // Signed again by another key: the same context in another file, which takes the place of the first.
    const place = packs.findIndex(({ id }) => id === entry.id);
    packs.splice(place === -1 ? packs.length : place, 1, entry);
    request.onPack?.(entry);
  }
  const revocations = request.revoke ? await writeRevocations(folder, request) : null;
  const catalog: Catalog = {
    format: 'e5b-catalog/1',
    number: (before?.number ?? 0) + 1,
    issuedAt: new Date(request.now).toISOString(),
    packs: packs
      .filter(({ id }) => !revocations?.packs.some((revoked) => revoked.id === id))
      .sort((a, b) => (a.code === b.code ? compareVersions(a.version, b.version) : a.code < b.code ? -1 : 1)),
    trust: (await readdir(join(folder, 'trust'))).sort().map((name) => `trust/${name}`),
  };
  await replace(join(folder, CATALOG_FILE), await signedText(Catalog.parse(catalog), request.signer));
  return catalog;
}

/** The signer's key and those that published here before: the folder keeps each `*.pub.pem`. */
async function publishedTrust(folder: string, { signer, rotations }: PublishRequest): Promise<TrustStore> {
  for (const path of rotations ?? []) {
    parseDocument(await readFile(path, 'utf8'), KeyRotation, path);
    await copyFile(path, join(folder, 'trust', basename(path).toLowerCase()));
  }
  const own = keyIdOf(signer.publicKey);
  const names = (await readdir(folder)).filter((name) => name.endsWith('.pub.pem'));
  const keys = await Promise.all(names.map(async (name) => readPublicPem(await readFile(join(folder, name), 'utf8'))));
  const others = keys.flatMap((key) => (key !== null && keyIdOf(key) !== own ? [key] : []));
  await replace(join(folder, `${own.slice(0, 16)}.pub.pem`), publicPem(signer.publicKey));
  return TrustStore.pin([signer.publicKey, ...others]);
}

async function addPack(
  folder: string,
  path: string,
  trust: TrustStore,
  now: number,
  known: readonly CatalogPack[],
): Promise<CatalogPack> {
  const { manifest, id } = await verifyPack(path, { trust, now, platformVersion: ANY_PLATFORM });
  const { code, session, title, version, cms, notes, minPlatformVersion, validity } = manifest;
  const same = known.find((pack) => pack.code === code && compareVersions(pack.version, version) === 0);
  if (same && same.id !== id) throw new PackRefusal('VERSION_REUSED', { code, version, installed: same.version });
  const sha256 = await sha256Of(path);
  const file = `packs/${code}-${version}-${sha256.slice(0, 16)}.e5bctx`;
  const place = join(folder, file);
  if (!(await exists(place))) {
    await copyFile(path, `${place}.new`);
    await sync(`${place}.new`);
    await rename(`${place}.new`, place);
  }
  const { bytes } = await stat(place).then(({ size }) => ({ bytes: size }));
  return {
    code,
    session,
    title,
    version,
    cms: { name: cms.name, version: cms.version },
    notes,
    minPlatformVersion,
    validity,
    file,
    bytes,
    sha256,
    id,
  };
}

async function writeRevocations(folder: string, { revoke, signer, now }: PublishRequest): Promise<RevocationList> {
  const names = (await readdir(join(folder, 'trust'))).filter((name) => name.endsWith('.revocations.json'));
  const lists = await Promise.all(
    names.map(async (name) => parseDocument(await readFile(join(folder, 'trust', name), 'utf8'), RevocationList, name)),
  );
  const last = lists.map(({ document }) => document).sort((a, b) => b.number - a.number)[0];
  const list = RevocationList.parse({
    format: 'e5b-revocations/1',
    number: (last?.number ?? 0) + 1,
    issuedAt: new Date(now).toISOString(),
    keys: [...(last?.keys ?? []), ...(revoke?.keys ?? [])],
    packs: [...(last?.packs ?? []), ...(revoke?.packs ?? [])],
  });
  await replace(join(folder, 'trust', `${list.number}.revocations.json`), await signedText(list, signer));
  return list;
}

const signedText = async (document: unknown, signer: PackSigner): Promise<string> =>
  `${JSON.stringify(await signDocument(document, signer), null, 2)}\n`;

async function replace(path: string, text: string): Promise<void> {
  await writeFile(`${path}.new`, text);
  await sync(`${path}.new`);
  await rename(`${path}.new`, path);
}

async function sync(path: string): Promise<void> {
  const file = await open(path, 'r');
  await file.sync().finally(() => file.close());
}

const exists = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  );
