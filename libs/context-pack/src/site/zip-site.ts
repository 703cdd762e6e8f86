import { createReadStream } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { crc32, createInflateRaw } from 'node:zlib';
import { type SiteFile, SiteTree } from './site-tree.js';

/** The file is not a zip that this reads: several volumes, encrypted, or a rare compression. */
export class ZipError extends Error {
  override readonly name = 'ZipError';
}

const END = 0x06054b50;
const END64_LOCATOR = 0x07064b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
const [STORED, DEFLATED] = [0, 8];
const LINK_MODE = 0o120000;

interface ZipEntry {
  readonly name: string;
  readonly method: number;
  readonly encrypted: boolean;
  readonly crc: number;
  readonly compressed: number;
  readonly bytes: number;
  readonly offset: number;
  readonly isLink: boolean;
}

/** The files of a zip archive, read when they are opened. @throws ZipError; what the file system throws */
export async function zipSite(path: string): Promise<SiteTree> {
  const file = await open(path, 'r');
  try {
    const entries = await centralDirectory(file);
    const folders = entries.filter(({ name }) => name.endsWith('/')).map(({ name }) => name.slice(0, -1));
    const links = entries.filter(({ isLink }) => isLink).map(({ name }) => name);
    const files = entries
      .filter(({ name, isLink }) => !name.endsWith('/') && !isLink)
      .map((entry): SiteFile => ({ path: entry.name, bytes: entry.bytes, open: () => content(path, entry) }));
    const empty = folders.filter(
      (folder) => !entries.some(({ name }) => name !== `${folder}/` && name.startsWith(`${folder}/`)),
    );
    return new SiteTree(files, empty, links);
  } finally {
    await file.close();
  }
}

async function readAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length);
  const { bytesRead } = await file.read(buffer, 0, length, position);
  if (bytesRead !== length) throw new ZipError('The zip is cut off');
  return buffer;
}

async function centralDirectory(file: FileHandle): Promise<ZipEntry[]> {
  const { size } = await file.stat();
  const tail = await readAt(file, Math.max(0, size - 66_000), Math.min(size, 66_000));
  const end = tail.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
  if (end === -1 || tail.length - end < 22 || tail.readUInt32LE(end) !== END) throw new ZipError('Not a zip');
  let bytes = tail.readUInt32LE(end + 12);
  let start = tail.readUInt32LE(end + 16);
  if (end >= 20 && tail.readUInt32LE(end - 20) === END64_LOCATOR) {
    const record = await readAt(file, Number(tail.readBigUInt64LE(end - 12)), 56);
    bytes = Number(record.readBigUInt64LE(40));
    start = Number(record.readBigUInt64LE(48));
  }
  if (start + bytes > size) throw new ZipError('The zip is cut off');
  const directory = await readAt(file, start, bytes);
  const entries: ZipEntry[] = [];
  for (let at = 0; at + 46 <= directory.length; ) {
    if (directory.readUInt32LE(at) !== CENTRAL) throw new ZipError('The zip is damaged');
    const [nameLength, extraLength, noteLength] = [28, 30, 32].map((field) => directory.readUInt16LE(at + field));
    const length = 46 + (nameLength ?? 0) + (extraLength ?? 0) + (noteLength ?? 0);
    entries.push(entryAt(directory.subarray(at, at + length), nameLength ?? 0, extraLength ?? 0));
    at += length;
  }
  return entries;
}

function entryAt(record: Buffer, nameLength: number, extraLength: number): ZipEntry {
  const flags = record.readUInt16LE(8);
  const raw = record.subarray(46, 46 + nameLength);
  const text = raw.toString('utf8');
  // Old archivers write names in the code page of their machine: readable only when they are ASCII or really UTF-8.
  const name = (Buffer.from(text).equals(raw) ? text : raw.toString('latin1')).replaceAll('\\', '/');
  const sizes = wideSizes(record, record.subarray(46 + nameLength, 46 + nameLength + extraLength));
  return {
    name,
    method: record.readUInt16LE(10),
    encrypted: (flags & 1) !== 0,
    crc: record.readUInt32LE(16),
    isLink: ((record.readUInt32LE(38) >>> 16) & 0o170000) === LINK_MODE,
    ...sizes,
  };
}

/** Sizes of 4 GiB and more stand in an extra field, in this order and only those that are needed. */
function wideSizes(record: Buffer, extra: Buffer): Pick<ZipEntry, 'bytes' | 'compressed' | 'offset'> {
  const plain = {
    bytes: record.readUInt32LE(24),
    compressed: record.readUInt32LE(20),
    offset: record.readUInt32LE(42),
  };
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
    if (extra.readUInt16LE(at) !== 1) continue;
    let field = at + 4;
    for (const key of ['bytes', 'compressed', 'offset'] as const) {
      if (plain[key] !== 0xffffffff) continue;
      plain[key] = Number(extra.readBigUInt64LE(field));
      field += 8;
    }
  }
  return plain;
}

async function* content(path: string, entry: ZipEntry): AsyncGenerator<Buffer> {
  if (entry.encrypted) throw new ZipError(`${entry.name} is encrypted`);
  if (entry.method !== STORED && entry.method !== DEFLATED) throw new ZipError(`${entry.name}: method ${entry.method}`);
  const file = await open(path, 'r');
  const header = await readAt(file, entry.offset, 30).finally(() => file.close());
  if (header.readUInt32LE(0) !== LOCAL) throw new ZipError('The zip is damaged');
  if (entry.bytes === 0) return;
  const start = entry.offset + 30 + header.readUInt16LE(26) + header.readUInt16LE(28);
  const raw = createReadStream(path, { start, end: start + entry.compressed - 1 });
  const inflate = createInflateRaw();
  const source = entry.method === STORED ? raw : raw.on('error', (error) => inflate.destroy(error)).pipe(inflate);
  let sum = 0;
  let bytes = 0;
  try {
    for await (const chunk of source as AsyncIterable<Buffer>) {
      sum = crc32(chunk, sum);
      bytes += chunk.length;
      yield chunk;
    }
  } finally {
    raw.destroy();
    inflate.destroy();
  }
  if (sum !== entry.crc || bytes !== entry.bytes) throw new ZipError(`${entry.name} is damaged`);
}
