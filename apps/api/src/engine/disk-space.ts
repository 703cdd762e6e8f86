import { statfs } from 'node:fs/promises';
import type { ContainerRuntime } from '@e5b/sandbox';
import { Inject, Injectable } from '@nestjs/common';
import { Settings } from '../config/settings.js';
import { CONTAINER_RUNTIME } from './container-runtime.provider.js';

/** The room that is left for the platform's data and for what candidates write in their sites. */
@Injectable()
export class DiskSpace {
  private storageDir: string | null = null;

  constructor(
    private readonly settings: Settings,
    @Inject(CONTAINER_RUNTIME) private readonly runtime: ContainerRuntime,
  ) {}

  /** In bytes, of the filesystem that has less: the data directory's or the engine's. */
  async free(): Promise<number> {
    this.storageDir ??= await this.runtime.storageDir().catch(() => null);
    const places = [this.settings.paths.root, ...(this.storageDir === null ? [] : [this.storageDir])];
    return Math.min(...(await Promise.all(places.map(freeAt))));
  }
}

/** A directory that this process cannot see says nothing: the engine may run on another machine's side of a wall. */
async function freeAt(path: string): Promise<number> {
  try {
    const { bavail, bsize } = await statfs(path);
    return bavail * bsize;
  } catch {
    return Number.POSITIVE_INFINITY;
  }
}
