import { PackRefusal } from './pack-refusal.js';

export const BLOCK = 512;
/** End of a tar: two zero blocks, nothing after them. */
export const TRAILER = Buffer.alloc(2 * BLOCK);

const PLAIN_NAME = /^[\u0020-\u007e]{1,100}$/;
const MAX_OCTAL_BYTES = 8 ** 11 - 1;

const octal = (value: number, digits: number): string => `${value.toString(8).padStart(digits, '0')} `;

function block(name: string, bytes: number, type: string): Buffer {
  const header = Buffer.alloc(BLOCK);
  header.write(name, 0, 100, 'latin1');
  header.write(octal(0o644, 6), 100);
  header.write(octal(0, 6), 108);
  header.write(octal(0, 6), 116);
  header.write(octal(bytes, 11), 124);
  header.write(octal(0, 11), 136);
  header.write('        ', 148);
  header.write(type, 156);
  header.write('ustar\0', 257, 'latin1');
  header.write('00', 263);
  const sum = header.reduce((total, byte) => total + byte, 0);
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148, 'latin1');
  return header;
}

/** A pax record counts its own length in bytes. */
function paxRecord(path: string): Buffer {
  const rest = Buffer.byteLength(` path=${path}\n`);
  let length = rest + String(rest).length;
  if (rest + String(length).length !== length) length = rest + String(length).length;
  return Buffer.from(`${length} path=${path}\n`);
}

/** Zero bytes after an entry's content, up to the next block. */
export function paddingAfter(bytes: number): Buffer {
  return Buffer.alloc((BLOCK - (bytes % BLOCK)) % BLOCK);
}

/**
 * The only form in which this format writes an entry: a plain header, or a pax header before it for a long or
 * non-ASCII path. Every reader rebuilds it from the manifest and compares bytes, so that no tar is ever interpreted.
 * @throws PackRefusal TOO_LARGE from 8 GiB on
 */
export function entryHeader(path: string, bytes: number): Buffer {
  if (bytes > MAX_OCTAL_BYTES) throw new PackRefusal('TOO_LARGE', { path, bytes, limit: MAX_OCTAL_BYTES });
  if (PLAIN_NAME.test(path)) return block(path, bytes, '0');
  const record = paxRecord(path);
  return Buffer.concat([
    block('pax', record.length, 'x'),
    record,
    paddingAfter(record.length),
    block('long', bytes, '0'),
  ]);
}

/** What a plain header block says, for reading the first entry and for saying what is wrong; null when damaged. */
export function describeHeader(header: Buffer): { name: string; bytes: number; type: string } | null {
  const sum = header.reduce((total, byte, i) => total + (i >= 148 && i < 156 ? 32 : byte), 0);
  const stated = Number.parseInt(header.toString('latin1', 148, 156).replace(/[\0 ]+$/, ''), 8);
  const bytes = Number.parseInt(header.toString('latin1', 124, 136), 8);
  if (sum !== stated || !Number.isSafeInteger(bytes)) return null;
  const text = (from: number, to: number) => header.toString('utf8', from, to).replace(/\0.*$/s, '');
  const prefix = text(345, 500);
  return { name: prefix === '' ? text(0, 100) : `${prefix}/${text(0, 100)}`, bytes, type: text(156, 157) || '0' };
}
