import { createWriteStream } from 'node:fs';
import { mkdir, open } from 'node:fs/promises';
import { dirname, join, resolve, sep } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { readLayout, type TarEntry, TarLayoutError } from './tar-layout.js';
import { contentOf } from './verify-evidence.js';

/** The entries of an archive, unverified. @throws TarLayoutError when the file is not laid out as an archive */
export async function listEvidence(path: string): Promise<readonly TarEntry[]> {
  const file = await open(path, 'r');
  try {
    return (await readLayout(file)).entries;
  } finally {
    await file.close();
  }
}

/** The content of one entry as a stream, or null when there is no such entry. Unverified. */
export async function openEvidenceItem(path: string, name: string): Promise<Readable | null> {
  const entry = (await listEvidence(path)).find((candidate) => candidate.name === name);
  return entry ? contentOf(path, entry) : null;
}

/**
 * Writes every entry under `directory`, which is made when missing; a file that exists is never replaced.
 * @returns the names written
 * @throws TarLayoutError before anything is written when a name would lead outside, or EEXIST
 */
export async function extractEvidence(path: string, directory: string): Promise<string[]> {
  const root = resolve(directory);
  const planned = (await listEvidence(path)).map((entry) => ({ entry, target: join(root, entry.name) }));
  const outside = planned.find(({ target }) => !target.startsWith(root + sep));
  if (outside) throw new TarLayoutError(`Entry would leave the directory: ${outside.entry.name}`);
  for (const { entry, target } of planned) {
    await mkdir(dirname(target), { recursive: true, mode: 0o700 });
    await pipeline(contentOf(path, entry), createWriteStream(target, { flags: 'wx', mode: 0o600 }));
  }
  return planned.map(({ entry }) => entry.name);
}
