import { Transform, type TransformCallback } from 'node:stream';

const HEADER_BYTES = 8;
const STDERR = 2;
const STDERR_KEPT = 4096;

/**
 * Takes the engine's multiplexed stream apart: standard output passes through with back-pressure, the beginning of
 * standard error is kept. `atEnd` decides at the end whether the command succeeded.
 */
export class FrameDecoder extends Transform {
  private header = Buffer.alloc(0);
  private left = 0;
  private channel = 0;
  private errors = '';

  constructor(private readonly atEnd: (stderr: string) => Promise<void>) {
    super();
  }

  override _transform(chunk: Buffer, _encoding: BufferEncoding, done: TransformCallback): void {
    let rest = chunk;
    while (rest.length > 0) {
      if (this.left === 0) {
        const missing = HEADER_BYTES - this.header.length;
        this.header = Buffer.concat([this.header, rest.subarray(0, missing)]);
        rest = rest.subarray(missing);
        if (this.header.length < HEADER_BYTES) break;
        this.channel = this.header.readUInt8(0);
        this.left = this.header.readUInt32BE(4);
        this.header = Buffer.alloc(0);
      } else {
        const body = rest.subarray(0, this.left);
        rest = rest.subarray(body.length);
        this.left -= body.length;
        if (this.channel !== STDERR) this.push(body);
        else if (this.errors.length < STDERR_KEPT) this.errors += body.toString('utf8');
      }
    }
    done();
  }

  override _flush(done: TransformCallback): void {
    this.atEnd(this.errors.trim()).then(
      () => done(),
      (error: unknown) => done(error as Error),
    );
  }
}
