import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import type { EvidenceDraft } from '@e5b/evidence-archive';
import type { ChangedFile, ContainerRuntime, StartedSandbox } from '@e5b/sandbox';
import { type Extract, extract, pack } from 'tar-stream';

const MIB = 1024 * 1024;
/** A larger file is named in the list and left out of the tar; the same for what comes after this much content. */
const LIMITS = { maxFileBytes: 512 * MIB, maxBytes: 2048 * MIB };
const NAME = 'files.tar.gz';

interface Kept {
  type: string;
  bytes: number;
  sha256: string | null;
}

/** Adds `files.tar.gz` and `files.json`: what differs from the image. `started`: null when the sandbox is lost. */
export async function addChangedFiles(
  draft: EvidenceDraft,
  runtime: ContainerRuntime,
  started: StartedSandbox | null,
): Promise<void> {
  const changed = started ? await runtime.changedFiles(started) : [];
  const present = changed.filter(({ kind }) => kind !== 'deleted').map(({ path }) => path);
  const tar = started && present.length > 0 ? await runtime.exportFiles(started, present, LIMITS) : emptyTar();
  const gzip = createGzip({ level: 1 });
  await Promise.all([draft.add(NAME, 'changed-files', gzip), pipeline(tar, gzip)]);
  const kept = await keptIn(draft.read(NAME));
  const files = changed.map((file) => listed(file, kept));
  await draft.add('files.json', 'changed-files-list', JSON.stringify(files, null, 1));
}

/** What the tar holds, by path without a leading slash. */
async function keptIn(tarGz: Readable): Promise<Map<string, Kept>> {
  const entries = extract();
  const [kept] = await Promise.all([hashed(entries), pipeline(tarGz, createGunzip(), entries)]);
  return kept;
}

async function hashed(entries: Extract): Promise<Map<string, Kept>> {
  const kept = new Map<string, Kept>();
  for await (const entry of entries) {
    const hash = createHash('sha256');
    let bytes = 0;
    for await (const chunk of entry as AsyncIterable<Buffer>) {
      hash.update(chunk);
      bytes += chunk.length;
    }
    const { type } = entry.header;
    kept.set(bare(entry.header.name), { type, bytes, sha256: type === 'file' ? hash.digest('hex') : null });
  }
  return kept;
}

const bare = (path: string): string => path.replace(/^\/+|\/+$/g, '');

/** `type`, `bytes` and `sha256` are null for a deleted file and for one that was left out. */
function listed({ path, kind }: ChangedFile, kept: Map<string, Kept>) {
  const content = kind === 'deleted' ? undefined : kept.get(bare(path));
  return { path, kind, type: content?.type ?? null, bytes: content?.bytes ?? null, sha256: content?.sha256 ?? null };
}

function emptyTar(): Readable {
  const tar = pack();
  tar.finalize();
  return Readable.from(tar);
}
