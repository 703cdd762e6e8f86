import { buffer } from 'node:stream/consumers';
import type { Response } from 'supertest';

/** For supertest's `.buffer().parse(…)`: the body as bytes. */
export function binaryAnswer(answer: Response, done: (error: Error | null, body: Buffer) => void): void {
  buffer(answer as unknown as NodeJS.ReadableStream).then(
    (body) => done(null, body),
    (error: unknown) => done(error as Error, Buffer.alloc(0)),
  );
}
