import { createReadStream } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { type Header, type Pack, pack } from 'tar-stream';
import type { BakeOrder } from '../bake/image-baker.js';

const READ_AT_ONCE_BYTES = 1024 * 1024;

/**
 * The tar that the engine builds from: `Dockerfile`, `accounts.json`, `site.json`, `dump.sql` or `dump.sql.gz`, `docroot/…`.
 * Files are streamed one after another; anything that is neither file nor folder is left out. The stream fails with the
 * file system's error, and ends when destroyed.
 */
export function buildContext(order: BakeOrder, dockerfile: string): Readable {
  const tar = pack();
  void fill(tar, order, dockerfile).then(
    () => tar.finalize(),
    (error: unknown) => tar.destroy(error as Error),
  );
  return Readable.from(tar);
}

async function fill(tar: Pack, order: BakeOrder, dockerfile: string): Promise<void> {
  const { payloadDir, tablePrefix, adminPath, storedUrls } = order;
  await putText(tar, 'Dockerfile', dockerfile);
  await putText(tar, 'accounts.json', JSON.stringify(order.accounts));
  await putText(tar, 'site.json', JSON.stringify({ tablePrefix, adminPath, storedUrls }));
  const dump = order.dumpPath.endsWith('.gz') ? 'dump.sql.gz' : 'dump.sql';
  await putFile(tar, dump, join(payloadDir, order.dumpPath));
  await putFolder(tar, 'docroot', join(payloadDir, order.docrootPath));
}

async function putFolder(tar: Pack, name: string, path: string): Promise<void> {
  await put(tar, { name: `${name}/`, type: 'directory', mode: 0o755 });
  for (const entry of await readdir(path, { withFileTypes: true })) {
    const [inner, place] = [`${name}/${entry.name}`, join(path, entry.name)];
    if (entry.isDirectory()) await putFolder(tar, inner, place);
    else if (entry.isFile()) await putFile(tar, inner, place);
  }
}

async function putFile(tar: Pack, name: string, path: string): Promise<void> {
  const { size, mtime } = await stat(path);
  const headers = { name, size, mode: 0o644, mtime };
  if (size <= READ_AT_ONCE_BYTES) return put(tar, headers, await readFile(path));
  await new Promise<void>((resolve, reject) => {
    const entry = tar.entry(headers, (error) => (error ? reject(error) : resolve()));
    entry.on('error', reject);
    const content = createReadStream(path, { end: size - 1 });
    content.on('error', (error) => entry.destroy(error)).pipe(entry);
  });
}

function putText(tar: Pack, name: string, text: string): Promise<void> {
  return put(tar, { name, mode: 0o644 }, Buffer.from(text));
}

/** Resolves once the reader has taken it, so that no more than one file is held in memory. */
function put(tar: Pack, header: Partial<Header> & { name: string }, content = Buffer.alloc(0)): Promise<void> {
  return new Promise((resolve, reject) => {
    const done = (error?: Error | null) => (error ? reject(error) : resolve());
    const entry = tar.entry({ ...header, size: content.length }, content, done);
    entry.on('error', reject);
  });
}
