import type { FileHandle } from 'node:fs/promises';

/**
 * The one way in which an archive is laid out: a POSIX ustar file of plain entries whose every header byte follows from
 * name, size and one common date. What differs from that by a single byte is refused, so nothing can hide between entries.
 */
export const BLOCK = 512;

/** Two zero blocks end a tar; nothing follows them here. */
export const TRAILER = Buffer.alloc(2 * BLOCK);

/** Eleven octal digits. */
const MAX_ENTRY_BYTES = 8 ** 11 - 1;
const MAX_ENTRIES = 1000;
const NAME = /^[A-Za-z0-9][A-Za-z0-9._/-]{0,99}$/;

/** One file inside the archive; `start` is the byte offset of its content. */
export interface TarEntry {
  readonly name: string;
  readonly bytes: number;
  readonly start: number;
}

export interface TarLayout {
  readonly entries: readonly TarEntry[];
  /** Seconds since the epoch, the same in every header; 0 for an archive without entries. */
  readonly date: number;
}

/** The file is not laid out as this module writes it. */
export class TarLayoutError extends Error {
  override readonly name = 'TarLayoutError';
}

const octal = (value: number, digits: number): string => `${value.toString(8).padStart(digits, '0')} `;

/**
 * The header block of one entry. `date`: seconds since the epoch.
 * @throws TarLayoutError for a name or size that one plain header cannot carry
 */
export function headerBlock(name: string, bytes: number, date: number): Buffer {
  if (!NAME.test(name) || name.split('/').some((part) => part === '' || part === '.' || part === '..')) {
    throw new TarLayoutError(`Entry name not allowed: ${JSON.stringify(name.slice(0, 120))}`);
  }
  if (!Number.isSafeInteger(bytes) || bytes < 0 || bytes > MAX_ENTRY_BYTES) {
    throw new TarLayoutError(`Entry size not allowed: ${bytes}`);
  }
  const block = Buffer.alloc(BLOCK);
  block.write(name, 0);
  block.write(octal(0o644, 6), 100);
  block.write(octal(0, 6), 108);
  block.write(octal(0, 6), 116);
  block.write(octal(bytes, 11), 124);
  block.write(octal(date, 11), 136);
  block.write('        ', 148);
  block.write('0', 156);
  block.write('ustar\0', 257, 'latin1');
  block.write('00', 263);
  const sum = block.reduce((total, byte) => total + byte, 0);
  block.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148, 'latin1');
  return block;
}

/** Zero bytes after an entry's content, up to the next block. */
export function paddingAfter(bytes: number): Buffer {
  return Buffer.alloc((BLOCK - (bytes % BLOCK)) % BLOCK);
}

/**
 * Reads the headers, not the contents.
 * @throws TarLayoutError when any byte outside the contents differs from what this module writes
 */
export async function readLayout(file: FileHandle): Promise<TarLayout> {
  const { size } = await file.stat();
  const entries: TarEntry[] = [];
  let date = 0;
  let offset = 0;
  while (offset < size - TRAILER.length) {
    if (entries.length === MAX_ENTRIES) throw new TarLayoutError('Too many entries');
    const block = await readAt(file, offset, BLOCK);
    const header = parseHeader(block);
    date = entries.length === 0 ? header.date : date;
    if (!headerBlock(header.name, header.bytes, date).equals(block)) {
      throw new TarLayoutError(`Header at byte ${offset} is not in the archive's form`);
    }
    const start = offset + BLOCK;
    const padding = paddingAfter(header.bytes);
    const end = start + header.bytes + padding.length;
    if (end > size - TRAILER.length) throw new TarLayoutError(`Entry ${header.name} is cut off`);
    if (!(await readAt(file, end - padding.length, padding.length)).equals(padding)) {
      throw new TarLayoutError(`Entry ${header.name} is followed by something else`);
    }
    entries.push({ name: header.name, bytes: header.bytes, start });
    offset = end;
  }
  if (offset !== size - TRAILER.length || !(await readAt(file, offset, TRAILER.length)).equals(TRAILER)) {
    throw new TarLayoutError('The archive does not end where its last entry ends');
  }
  return { entries, date };
}

function parseHeader(block: Buffer): { name: string; bytes: number; date: number } {
  const text = (from: number, length: number) => block.toString('latin1', from, from + length);
  const name = text(0, 100).replace(/\0.*$/s, '');
  const size = text(124, 11);
  const date = text(136, 11);
  if (!/^[0-7]{11}$/.test(size) || !/^[0-7]{11}$/.test(date)) throw new TarLayoutError('A header is damaged');
  return { name, bytes: Number.parseInt(size, 8), date: Number.parseInt(date, 8) };
}

async function readAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
  if (position < 0) throw new TarLayoutError('The file is too short to be an archive');
  const buffer = Buffer.alloc(length);
  let filled = 0;
  while (filled < length) {
    const { bytesRead } = await file.read(buffer, filled, length - filled, position + filled);
    if (bytesRead === 0) throw new TarLayoutError('The file is cut off');
    filled += bytesRead;
  }
  return buffer;
}
