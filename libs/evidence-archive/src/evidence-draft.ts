import { createHash, createPublicKey } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, mkdtemp, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { EvidenceItem, EvidenceManifest } from '@e5b/contracts';
import { verifyJournal } from '@e5b/journal';
import { FRAME, JOURNAL_KINDS, manifestBytes } from './manifest.js';
import { type EvidenceVerdict, verifyEvidence } from './verify-evidence.js';
import { writeArchive } from './write-archive.js';

/** What the manifest says beside its items and journals. */
export type EvidenceFacts = Omit<EvidenceManifest, 'format' | 'items' | 'journals'>;

/** The centre's Ed25519 key as the api holds it. `sign` answers in base64url. */
export interface EvidenceSigner {
  readonly publicPem: string;
  sign(bytes: Buffer): string;
}

/** An archive that lies under its final name and was verified. */
export interface WrittenEvidence {
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly manifest: EvidenceManifest;
}

/** What was written does not verify: nothing lies under the final name. */
export class EvidenceRefusedError extends Error {
  override readonly name = 'EvidenceRefusedError';

  constructor(readonly verdict: EvidenceVerdict) {
    super(`Archive does not verify: ${verdict.checks.flatMap((check) => (check.ok ? [] : [check.detail])).join('; ')}`);
  }
}

const DRAFT = '.draft-';

/**
 * Gathers the items of one archive beside its place, then packs, verifies and names it. Use in try/finally with `discard`.
 * One draft at a time per directory: a new one sweeps away what a killed process left.
 */
export class EvidenceDraft {
  private readonly items: EvidenceItem[] = [];
  private readonly journals: EvidenceManifest['journals'] = {};

  private constructor(
    private readonly directory: string,
    private readonly staging: string,
  ) {}

  /** @param directory where the archive will lie; made when missing */
  static async begin(directory: string): Promise<EvidenceDraft> {
    await mkdir(directory, { recursive: true, mode: 0o700 });
    const left = (await readdir(directory)).filter((name) => name.startsWith(DRAFT));
    for (const name of left) await rm(join(directory, name), { recursive: true, force: true });
    return new EvidenceDraft(directory, await mkdtemp(join(directory, DRAFT)));
  }

  /**
   * Adds one item, read as a stream; of a journal the head is noted, and a broken chain left for `seal` to refuse.
   * @throws what the stream or the file system throws; the item is then not there and may be added again
   */
  async add(path: string, kind: string, content: Readable | Buffer | string): Promise<void> {
    const hash = createHash('sha256');
    let bytes = 0;
    const tap = new Transform({
      transform(chunk: Buffer, _encoding, done) {
        hash.update(chunk);
        bytes += chunk.length;
        done(null, chunk);
      },
    });
    const source = content instanceof Readable ? content : Readable.from([Buffer.from(content)]);
    const place = this.place(path);
    await mkdir(dirname(place), { recursive: true });
    try {
      await pipeline(source, tap, createWriteStream(place, { flags: 'wx', mode: 0o600 }));
    } catch (error) {
      await rm(place, { force: true });
      throw error;
    }
    this.items.push({ path, kind, bytes, sha256: hash.digest('hex') });
    if (JOURNAL_KINDS.includes(kind)) await this.noteHead(path);
  }

  /** Adds a journal file up to its last whole line at this moment; one that was never written counts as empty. */
  async addJournal(path: string, kind: string, file: string): Promise<void> {
    const size = await wholeLines(file);
    await this.add(path, kind, size === 0 ? '' : createReadStream(file, { end: size - 1 }));
  }

  /** What was added under `path`. */
  read(path: string): Readable {
    return createReadStream(this.place(path));
  }

  private async noteHead(path: string): Promise<void> {
    const verdict = await verifyJournal(this.place(path));
    this.journals[path] = verdict.ok
      ? { count: verdict.count, head: verdict.head.hash }
      : { count: verdict.line - 1, head: 'broken' };
  }

  /**
   * Packs, syncs, verifies, then renames: what lies under `fileName` is always a whole, verified archive.
   * @throws EvidenceRefusedError when it does not verify, or what the file system throws
   */
  async seal(facts: EvidenceFacts, signer: EvidenceSigner, fileName: string): Promise<WrittenEvidence> {
    const items = [...this.items].sort((a, b) => (a.path < b.path ? -1 : 1));
    const manifest: EvidenceManifest = { format: 'e5b-evidence/1', ...facts, journals: this.journals, items };
    const bytes = manifestBytes(manifest);
    const frame = [
      { name: FRAME.manifest, content: bytes },
      { name: FRAME.signature, content: Buffer.from(signer.sign(bytes)) },
      { name: FRAME.key, content: Buffer.from(signer.publicPem) },
    ].map((part) => ({ ...part, bytes: part.content.length }));
    const contents = items.map((item) => ({
      name: item.path,
      bytes: item.bytes,
      content: { file: this.place(item.path) },
    }));
    const packed = join(this.staging, 'packed.tar');
    await writeArchive(packed, [...frame, ...contents], Math.floor(facts.createdAt / 1000));
    const verdict = await verifyEvidence(packed, { publicKey: createPublicKey(signer.publicPem) });
    if (!verdict.ok) throw new EvidenceRefusedError(verdict);
    const path = join(this.directory, fileName);
    await rename(packed, path);
    await syncDirectory(this.directory);
    return { path, bytes: (await stat(path)).size, sha256: verdict.sha256, manifest };
  }

  /** Removes what was gathered; a sealed archive stays. Safe to call twice. */
  async discard(): Promise<void> {
    await rm(this.staging, { recursive: true, force: true });
  }

  private place(path: string): string {
    return join(this.staging, 'items', path);
  }
}

/** Bytes up to and with the last line break of the file as it is now; 0 when there is no such file. */
async function wholeLines(path: string): Promise<number> {
  const file = await open(path, 'r').catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  });
  if (!file) return 0;
  try {
    const chunk = Buffer.alloc(64 * 1024);
    for (let end = (await file.stat()).size; end > 0; ) {
      const from = Math.max(0, end - chunk.length);
      const { bytesRead } = await file.read(chunk, 0, end - from, from);
      const at = chunk.subarray(0, bytesRead).lastIndexOf(0x0a);
      if (at !== -1) return from + at + 1;
      end = from;
    }
    return 0;
  } finally {
    await file.close();
  }
}

async function syncDirectory(path: string): Promise<void> {
  const directory = await open(path, 'r');
  await directory.sync().finally(() => directory.close());
}
