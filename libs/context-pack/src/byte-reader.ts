import { PackRefusal } from './pack-refusal.js';

/** Reads an exact number of bytes at a time from a stream of chunks. */
export class ByteReader {
  private readonly chunks: AsyncIterator<Buffer>;
  private rest: Buffer = Buffer.alloc(0);
  private taken = 0;

  constructor(source: AsyncIterable<Buffer>) {
    this.chunks = source[Symbol.asyncIterator]();
  }

  /** Bytes handed out so far. */
  get position(): number {
    return this.taken;
  }

  /** @throws PackRefusal TRUNCATED when the stream ends earlier */
  async take(bytes: number): Promise<Buffer> {
    const parts: Buffer[] = [];
    for await (const chunk of this.stream(bytes)) parts.push(chunk);
    return parts.length === 1 && parts[0] ? parts[0] : Buffer.concat(parts);
  }

  /** The next `bytes` bytes as they arrive. @throws PackRefusal TRUNCATED */
  async *stream(bytes: number): AsyncGenerator<Buffer> {
    for (let left = bytes; left > 0; ) {
      if (this.rest.length === 0 && !(await this.fill())) throw new PackRefusal('TRUNCATED', { at: this.taken });
      const part = this.rest.subarray(0, left);
      this.rest = this.rest.subarray(part.length);
      this.taken += part.length;
      left -= part.length;
      yield part;
    }
  }

  /** @throws PackRefusal TRUNCATED */
  async skip(bytes: number): Promise<void> {
    const skipped = this.stream(bytes);
    while (!(await skipped.next()).done);
  }

  /** True when nothing follows. */
  async atEnd(): Promise<boolean> {
    while (this.rest.length === 0) if (!(await this.fill())) return true;
    return false;
  }

  /** Lets go of the source, which may stop in the middle. */
  async close(): Promise<void> {
    this.rest = Buffer.alloc(0);
    await this.chunks.return?.();
  }

  private async fill(): Promise<boolean> {
    const next = await this.chunks.next();
    if (next.done) return false;
    this.rest = next.value;
    return true;
  }
}
