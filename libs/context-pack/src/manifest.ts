import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import { z } from 'zod';
import { DottedVersion, LooseVersion, PackCms, PackDescription, PackExtension, Sha256 } from './manifest-parts.js';
import { PayloadPath } from './payload-path.js';

export const PACK_FORMAT = 'e5b-context/1';

/** One file of the payload. */
export const PackFile = z.strictObject({
  path: PayloadPath,
  bytes: z.number().int().nonnegative(),
  sha256: Sha256,
});
export type PackFile = z.infer<typeof PackFile>;

/** What was found in the docroot and the dump. */
const PackContents = z.strictObject({
  cms: z.strictObject({ name: PackCms, version: DottedVersion, locale: z.string().max(20).nullable() }),
  php: z.strictObject({
    /** The CMS refuses to run below. */
    min: DottedVersion,
    /** Newest PHP that this version of the CMS is known to run on; null: not known. */
    max: DottedVersion.nullable(),
  }),
  database: z.strictObject({
    /** Where the dump lies in the payload: normalised SQL in UTF-8 for MariaDB 10.11, without database name. */
    dump: PayloadPath,
    /** As the dump's heading names it: « MySQL 8.0.36 », or null. */
    source: z.string().max(120).nullable(),
    tablePrefix: z.string().regex(/^[A-Za-z0-9_]{0,64}$/),
    tables: z.number().int().positive(),
    charset: z.string().max(40),
    collation: z.string().max(60).nullable(),
  }),
  site: z.strictObject({
    /** Base URLs that the database holds as the site's own, without final slash; the baking rewrites all of them. */
    storedUrls: z.array(z.string().max(300)).max(50),
    /** Path of the back office under the docroot: « wp-admin » or PrestaShop's own folder. */
    adminPath: z.string().regex(/^[A-Za-z0-9._-]{1,80}$/),
  }),
  theme: z.strictObject({
    name: z.string().max(200),
    version: LooseVersion.nullable(),
    parent: z.string().max(200).nullable(),
    kind: z.enum(['classic', 'block']),
  }),
  extensions: z.array(PackExtension).max(2000),
  /** Files of the docroot that hold secrets or addresses: left out, written anew by the baking. */
  regenerated: z.array(z.string().max(300)).max(100),
  /** Empty folders of the payload that the CMS expects (caches, uploads). */
  emptyDirectories: z.array(PayloadPath).max(5000),
});
export type PackContents = z.infer<typeof PackContents>;

const strictlyAscending = (paths: readonly string[]): boolean =>
  paths.every((path, i) => i === 0 || (paths[i - 1] ?? '') < path);

/** A path that is both a file and somebody's folder cannot be written. */
function noFileIsAFolder(paths: readonly string[]): boolean {
  const files = new Set(paths);
  return paths.every((path) => {
    for (let at = path.indexOf('/'); at !== -1; at = path.indexOf('/', at + 1)) {
      if (files.has(path.slice(0, at))) return false;
    }
    return true;
  });
}

/**
 * `manifest.json`, the first entry of a context pack. Signed over its exact bytes.
 * `files` is in code-unit order of the paths, each once; the payload's entries follow it.
 */
export const PackManifest = z
  .strictObject({
    format: z.literal(PACK_FORMAT),
    createdAt: z.iso.datetime(),
    ...PackDescription.shape,
    ...PackContents.shape,
    /** `payload.tar.gz` as it lies in the pack. */
    payload: z.strictObject({ bytes: z.number().int().positive(), sha256: Sha256 }),
    files: z.array(PackFile).min(1).max(400_000),
  })
  .superRefine((manifest, context) => {
    const paths = manifest.files.map((file) => file.path);
    const refuse = (message: string) => context.addIssue({ code: 'custom', message });
    if (!strictlyAscending(paths)) refuse('files are not in order, each once');
    if (!noFileIsAFolder(paths)) refuse('a path is both file and folder');
    if (!noFileIsAFolder([...manifest.emptyDirectories, ...paths])) refuse('an empty folder is a file or holds one');
    if (new Set(manifest.emptyDirectories).size !== manifest.emptyDirectories.length) refuse('a folder is named twice');
    if (!manifest.files.some((file) => file.path === manifest.database.dump)) refuse('the dump is not in the payload');
  });
export type PackManifest = z.infer<typeof PackManifest>;

/** RFC 8785 bytes: what is signed and what lies in the pack. */
export function manifestBytes(manifest: PackManifest): Buffer {
  return Buffer.from(canonicalize(manifest) ?? '', 'utf8');
}

/** What a pack is known by everywhere: sha256 of the manifest's bytes, in hex. It fixes every byte of the payload. */
export function manifestSha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}
