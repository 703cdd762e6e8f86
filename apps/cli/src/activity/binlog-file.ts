import { type FileHandle, open } from 'node:fs/promises';

const MAGIC = Buffer.from([0xfe, 0x62, 0x69, 0x6e]);
const HEADER = 19;
const FORMAT_DESCRIPTION = 15;
const CRC32 = 1;
const BLOCK = 1 << 20;

/** An event as it lies in a binlog file, with its header's next position set to its true end in the file. */
export interface RawBinlogEvent {
  readonly start: number;
  readonly end: number;
  readonly bytes: Buffer;
}

/** A file that is not a MariaDB or MySQL binlog, or is cut inside its first event. */
export class NotABinlogError extends Error {
  override readonly name = 'NotABinlogError';
}

/** Reads forward in blocks: a binlog may be larger than memory. */
class ForwardReader {
  private buffer = Buffer.alloc(0);
  private base = 0;

  constructor(private readonly file: FileHandle) {}

  async bytes(start: number, length: number): Promise<Buffer | null> {
    if (start + length > this.base + this.buffer.length) {
      const block = Buffer.allocUnsafe(Math.max(BLOCK, length));
      const { bytesRead } = await this.file.read(block, 0, block.length, start);
      this.base = start;
      this.buffer = block.subarray(0, bytesRead);
    }
    const from = start - this.base;
    return from + length <= this.buffer.length ? this.buffer.subarray(from, from + length) : null;
  }
}

/**
 * Events of a raw binlog file in order; an incomplete last one (the server was killed) ends the reading.
 * The first is always the format description, whatever `from` says: nothing can be decoded without it.
 * @param range byte offsets: events that start before `from` or end after `to` are left out
 * @throws NotABinlogError
 */
export async function* binlogFileEvents(
  path: string,
  { from = 4, to = Number.POSITIVE_INFINITY }: { from?: number; to?: number } = {},
): AsyncGenerator<RawBinlogEvent> {
  const file = await open(path, 'r');
  try {
    const reader = new ForwardReader(file);
    if (!(await reader.bytes(0, 4))?.equals(MAGIC)) throw new NotABinlogError(`${path} is not a binlog file`);
    for (let start = 4; ; ) {
      const header = await reader.bytes(start, HEADER);
      if (header === null) return;
      const length = header.readUInt32LE(9);
      const type = header[4];
      const raw = length < HEADER ? null : await reader.bytes(start, length);
      if (raw === null) return;
      const end = start + length;
      if (start === 4 && type !== FORMAT_DESCRIPTION) throw new NotABinlogError(`${path} has no format description`);
      if (end > to) return;
      if (start === 4 || start >= from) {
        const bytes = Buffer.from(raw);
        bytes.writeUInt32LE(end % 2 ** 32, 13);
        yield { start, end, bytes };
      }
      start = end;
    }
  } finally {
    await file.close();
  }
}

/** Whether the events of a file end in a CRC32, as its format description says. */
export const hasChecksum = (formatDescription: Buffer): boolean =>
  formatDescription[formatDescription.length - 5] === CRC32;
