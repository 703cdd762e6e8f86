import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { access, type FileHandle, lstat, mkdir, mkdtemp, open, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import type { PackManifest } from './manifest.js';
import { FRAME, type PackHead } from './pack-head.js';
import type { PackPolicy } from './pack-policy.js';
import { PackRefusal } from './pack-refusal.js';
import { signatureBytes } from './pack-signature.js';
import type { PayloadSink } from './payload-reader.js';
import { acceptedHead, type PackSource, type ReadOptions, readBody, readerOf } from './read-pack.js';

const STAGING = '.e5bctx-';

/** Writes the payload's files under a folder that nobody else writes to. */
class FolderSink implements PayloadSink {
  private readonly folders = new Set<string>();
  private file: FileHandle | null = null;

  constructor(private readonly root: string) {}

  async begin({ path }: { path: string }): Promise<void> {
    await this.folder(dirname(path));
    this.file = await open(join(this.root, path), 'wx', 0o644);
  }

  async write(chunk: Buffer): Promise<void> {
    for (let at = 0; at < chunk.length; ) at += (await this.file?.write(chunk, at))?.bytesWritten ?? chunk.length;
  }

  async done(): Promise<void> {
    const file = this.file;
    this.file = null;
    await file?.close();
  }

  async folder(path: string): Promise<void> {
    if (this.folders.has(path)) return;
    await mkdir(join(this.root, path), { recursive: true, mode: 0o755 });
    this.folders.add(path);
  }
}

/**
 * Verifies a pack while its files are written beside the target, then renames: at the target there is a whole,
 * verified tree (`manifest.json`, `manifest.sig`, `database/`, `docroot/`…) or nothing.
 * Nothing at all is written before signature, schema, version, dates and limits were accepted.
 * @param target a folder that does not exist yet; its parent does
 * @throws PackRefusal; what the file system throws; the signal's reason
 */
export async function extractPack(
  source: PackSource,
  target: string,
  { signal, onProgress, ...policy }: PackPolicy & ReadOptions,
): Promise<PackHead> {
  const reader = readerOf(source);
  let staging: string | null = null;
  let sink: FolderSink | null = null;
  try {
    await requireFree(target);
    const head = await acceptedHead(reader, policy);
    staging = await mkdtemp(join(dirname(resolve(target)), `${STAGING}${basename(target)}-`));
    sink = new FolderSink(staging);
    await readBody(reader, head, sink, { signal, onProgress });
    for (const folder of head.manifest.emptyDirectories) await sink.folder(folder);
    await writeFile(join(staging, FRAME.manifest), head.manifestBytes, { flag: 'wx' });
    if (head.signature) await writeFile(join(staging, FRAME.signature), signatureBytes(head.signature), { flag: 'wx' });
    await requireFree(target);
    await rename(staging, target);
    staging = null;
    return head;
  } catch (error) {
    throw (error as NodeJS.ErrnoException).code === 'ENOSPC' ? new PackRefusal('NO_SPACE') : error;
  } finally {
    await reader.close();
    await sink?.done();
    if (staging) await rm(staging, { recursive: true, force: true });
  }
}

async function requireFree(target: string): Promise<void> {
  const there = await access(target).then(
    () => true,
    () => false,
  );
  if (there) throw new PackRefusal('TARGET_EXISTS', { path: target });
}

/** Removes what killed extractions left in this folder; none may be under way there. @returns how many */
export async function sweepExtractions(directory: string): Promise<number> {
  const left = (await readdir(directory)).filter((name) => name.startsWith(STAGING));
  for (const name of left) await rm(join(directory, name), { recursive: true, force: true });
  return left.length;
}

/**
 * Compares an extracted tree with its manifest again, before it is used.
 * @throws PackRefusal FILE_CHANGED or UNEXPECTED_ENTRY
 */
export async function verifyExtracted(directory: string, manifest: PackManifest, signal?: AbortSignal): Promise<void> {
  for (const { path, bytes, sha256 } of manifest.files) {
    signal?.throwIfAborted();
    const place = join(directory, path);
    const found = await lstat(place).catch(() => null);
    if (!found?.isFile() || found.size !== bytes) throw new PackRefusal('FILE_CHANGED', { path });
    const hash = createHash('sha256');
    for await (const chunk of createReadStream(place)) hash.update(chunk as Buffer);
    if (hash.digest('hex') !== sha256) throw new PackRefusal('FILE_CHANGED', { path });
  }
  const due = new Set<string>([FRAME.manifest, FRAME.signature, ...manifest.files.map((file) => file.path)]);
  for (const entry of await readdir(directory, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name).slice(resolve(directory).length + 1);
    if (!entry.isDirectory() && !due.has(path)) throw new PackRefusal('UNEXPECTED_ENTRY', { path });
  }
}
