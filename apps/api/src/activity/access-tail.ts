import { type FileHandle, open } from 'node:fs/promises';
import type { SiteRequest } from '@e5b/cms-activity';
import { siteRequestOf } from './site-request-line.js';

const BEAT_MS = 200;
const CHUNK_BYTES = 1024 * 1024;
const LINE_BREAK = 0x0a;

export interface AccessTailHooks {
  /** Reading begins at the journal's first line: forget what was read. */
  onBegin(): void;
  /** Some lines further on, oldest first. */
  onRequests(requests: readonly SiteRequest[]): void;
  onError(error: unknown): void;
}

/**
 * Reads the gateway's access journal of one sandbox while the gateway writes it. Only whole lines count: a torn one is
 * still being written, or will be cut off. Nothing is remembered across a restart: reading again from the first line
 * gives the same visits under the same ids. A missing file is one that is not there yet.
 */
export class AccessTail {
  private offset = 0;
  private inode = 0;
  private timer: NodeJS.Timeout | null = null;
  private reading: Promise<void> | null = null;

  constructor(
    private readonly path: string,
    private readonly hooks: AccessTailHooks,
  ) {}

  start(): void {
    this.timer ??= setInterval(() => void this.read(), BEAT_MS);
  }

  async stop(): Promise<void> {
    if (this.timer) clearInterval(this.timer);
    this.timer = null;
    await this.reading;
  }

  /** Reads what is there now. Never throws. */
  read(): Promise<void> {
    this.reading ??= this.readOn()
      .catch((error: unknown) => this.hooks.onError(error))
      .finally(() => {
        this.reading = null;
      });
    return this.reading;
  }

  private async readOn(): Promise<void> {
    const file = await open(this.path, 'r').catch((error: unknown) => {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
      throw error;
    });
    if (file === null) return;
    try {
      const { size, ino } = await file.stat();
      // Lines that the disk refused were taken back by their writer, or another file lies here now.
      if (size < this.offset || (this.inode !== 0 && ino !== this.inode)) this.begin();
      this.inode = ino;
      while (this.offset < size) if (!(await this.readChunk(file, size))) return;
    } finally {
      await file.close();
    }
  }

  private begin(): void {
    this.offset = 0;
    this.hooks.onBegin();
  }

  /** @returns whether a whole line was read */
  private async readChunk(file: FileHandle, size: number): Promise<boolean> {
    const chunk = Buffer.alloc(Math.min(CHUNK_BYTES, size - this.offset));
    const { bytesRead } = await file.read(chunk, 0, chunk.length, this.offset);
    const end = chunk.subarray(0, bytesRead).lastIndexOf(LINE_BREAK);
    if (end === -1) return false;
    this.offset += end + 1;
    const requests: SiteRequest[] = [];
    for (const text of chunk.toString('utf8', 0, end).split('\n')) {
      const request = siteRequestOf(text);
      if (request instanceof Error) this.hooks.onError(request);
      else if (request !== null) requests.push(request);
    }
    if (requests.length > 0) this.hooks.onRequests(requests);
    return true;
  }
}
