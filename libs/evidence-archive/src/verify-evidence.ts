import { createHash, type KeyObject } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { Readable } from 'node:stream';
import type { EvidenceItem, EvidenceManifest } from '@e5b/contracts';
import { verifyJournal } from '@e5b/journal';
import {
  COMPLETE_KINDS,
  FRAME,
  JOURNAL_KINDS,
  keyFingerprint,
  MAX_FRAME_BYTES,
  parseManifest,
  publicPem,
  readPublicKey,
  signatureHolds,
  WORK_KINDS,
} from './manifest.js';
import { readLayout, type TarEntry, type TarLayout, TarLayoutError } from './tar-layout.js';

/**
 * - layout: the file is a whole tar in the archive's one form · manifest: readable and canonical · key: the centre's own
 * - signature: over the manifest's bytes · contents: each item once, in order, nothing else, nothing missing for the stage
 * - item: size and hash · journal: chain unbroken and ending where the manifest says
 */
export type EvidenceCheckName = 'layout' | 'manifest' | 'key' | 'signature' | 'contents' | 'item' | 'journal';

export interface EvidenceCheck {
  readonly name: EvidenceCheckName;
  /** Path of the item that was looked at, or null. */
  readonly item: string | null;
  readonly ok: boolean;
  /** What was found, for the reader; English, technical. */
  readonly detail: string;
}

export interface EvidenceVerdict {
  /** True only when every check was made and held. */
  readonly ok: boolean;
  readonly checks: readonly EvidenceCheck[];
  readonly manifest: EvidenceManifest | null;
  /** sha256 in hex of the key that signed, or null when the archive has none that can be read. */
  readonly keyFingerprint: string | null;
  /** True when the key was compared with one from outside: without it the archive is whole, but anyone may have signed it. */
  readonly keyCompared: boolean;
  /** Of the whole file, in hex. */
  readonly sha256: string;
}

export interface VerifyOptions {
  /** The centre's key, obtained otherwise than from the archive. */
  readonly publicKey?: KeyObject;
}

/**
 * Checks an archive from its bytes alone, in streams: needs neither database nor network.
 * Never throws for what the file holds; throws only when the file cannot be read at all.
 */
export async function verifyEvidence(path: string, options: VerifyOptions = {}): Promise<EvidenceVerdict> {
  const file = await open(path, 'r');
  try {
    return await new Verification(path, file, options).run();
  } finally {
    await file.close();
  }
}

class Verification {
  private readonly checks: EvidenceCheck[] = [];

  constructor(
    private readonly path: string,
    private readonly file: FileHandle,
    private readonly options: VerifyOptions,
  ) {}

  async run(): Promise<EvidenceVerdict> {
    const sha256 = (await digest(this.path, 0, (await this.file.stat()).size)).sha256;
    const layout = await this.layout();
    const frame = layout ? await this.frame(layout) : null;
    const manifest = frame?.manifest ?? null;
    if (layout && manifest) {
      this.contents(layout, manifest);
      for (const item of manifest.items) await this.item(layout, item);
      for (const item of manifest.items) await this.journal(layout, manifest, item);
    }
    return {
      ok: manifest !== null && this.checks.every((check) => check.ok),
      checks: this.checks,
      manifest,
      keyFingerprint: frame?.key ? keyFingerprint(frame.key) : null,
      keyCompared: this.options.publicKey !== undefined,
      sha256,
    };
  }

  private note(name: EvidenceCheckName, ok: boolean, detail: string, item: string | null = null): boolean {
    this.checks.push({ name, item, ok, detail });
    return ok;
  }

  private async layout(): Promise<TarLayout | null> {
    try {
      const layout = await readLayout(this.file);
      this.note('layout', true, `${layout.entries.length} entries`);
      return layout;
    } catch (error) {
      if (!(error instanceof TarLayoutError)) throw error;
      this.note('layout', false, error.message);
      return null;
    }
  }

  private async frame(layout: TarLayout): Promise<{ manifest: EvidenceManifest | null; key: KeyObject | null }> {
    const [bytes, signature, pem] = await Promise.all(
      Object.values(FRAME).map((name, position) => this.small(layout.entries[position], name)),
    );
    const manifest = bytes ? parseManifest(bytes) : null;
    const dated = manifest !== null && Math.floor(manifest.createdAt / 1000) === layout.date;
    this.note('manifest', dated, dated ? manifest.format : 'missing, not canonical or of another date');
    const key = pem ? readPublicKey(pem.toString('utf8')) : null;
    const given = this.options.publicKey;
    const same = key !== null && (given === undefined || publicPem(given) === publicPem(key));
    this.note('key', same, key === null ? 'no Ed25519 key' : same ? keyFingerprint(key) : 'not the given key');
    const holds = bytes && signature && key ? signatureHolds(bytes, signature.toString('latin1'), key) : false;
    this.note('signature', holds, holds ? 'Ed25519' : 'does not match the manifest');
    return { manifest, key };
  }

  private async small(entry: TarEntry | undefined, name: string): Promise<Buffer | null> {
    if (entry?.name !== name || entry.bytes > MAX_FRAME_BYTES) return null;
    const buffer = Buffer.alloc(entry.bytes);
    const { bytesRead } = await this.file.read(buffer, 0, entry.bytes, entry.start);
    return bytesRead === entry.bytes ? buffer : null;
  }

  private contents(layout: TarLayout, manifest: EvidenceManifest): void {
    const found = layout.entries.map((entry) => entry.name);
    const due = [...Object.values(FRAME), ...manifest.items.map((item) => item.path)];
    const differs = due.length !== found.length || due.some((name, position) => name !== found[position]);
    if (differs || new Set(due).size !== due.length) {
      this.note('contents', false, 'entries are not those of the manifest, each once and in its order');
      return;
    }
    const kinds = manifest.items.map((item) => item.kind).sort();
    const needed = [...(manifest.stage === 'complete' ? COMPLETE_KINDS : WORK_KINDS)].sort();
    const complete = kinds.length === needed.length && kinds.every((kind, position) => kind === needed[position]);
    this.note('contents', complete, complete ? manifest.stage : `kinds found: ${kinds.join(', ')}`);
  }

  private async item(layout: TarLayout, item: EvidenceItem): Promise<void> {
    const entry = layout.entries.find((candidate) => candidate.name === item.path);
    if (!entry) {
      this.note('item', false, 'missing', item.path);
      return;
    }
    const found = await digest(this.path, entry.start, entry.bytes);
    const same = found.sha256 === item.sha256 && found.bytes === item.bytes;
    this.note('item', same, same ? `${item.bytes} bytes` : 'size or hash differ', item.path);
  }

  private async journal(layout: TarLayout, manifest: EvidenceManifest, item: EvidenceItem): Promise<void> {
    if (!JOURNAL_KINDS.includes(item.kind)) return;
    const entry = layout.entries.find((candidate) => candidate.name === item.path);
    const due = manifest.journals[item.path];
    if (!entry || !due) {
      this.note('journal', false, 'missing or not named by the manifest', item.path);
      return;
    }
    const verdict = await verifyJournal(contentOf(this.path, entry));
    if (!verdict.ok) {
      this.note('journal', false, `line ${verdict.line}: ${verdict.reason}`, item.path);
      return;
    }
    const same = verdict.count === due.count && verdict.head.hash === due.head;
    this.note('journal', same, same ? `${verdict.count} lines` : 'ends elsewhere than the manifest says', item.path);
  }
}

/** The bytes of one entry. `createReadStream` has no way to say « nothing », hence the empty stream. */
export function contentOf(path: string, entry: Pick<TarEntry, 'start' | 'bytes'>): Readable {
  if (entry.bytes === 0) return Readable.from([]);
  return createReadStream(path, { start: entry.start, end: entry.start + entry.bytes - 1 });
}

async function digest(path: string, start: number, length: number): Promise<{ sha256: string; bytes: number }> {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const chunk of contentOf(path, { start, bytes: length }) as AsyncIterable<Buffer>) {
    hash.update(chunk);
    bytes += chunk.length;
  }
  return { sha256: hash.digest('hex'), bytes };
}
