import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Settings } from '../config/settings.js';

/** Where ateliers keep their files: a folder each, authors' keys, and what was published. */
@Injectable()
export class AtelierFolders implements OnModuleInit {
  constructor(private readonly settings: Settings) {}

  get keys(): string {
    return this.settings.paths.authorKeys;
  }

  private get published(): string {
    return join(this.settings.paths.contexts, 'publies');
  }

  async onModuleInit(): Promise<void> {
    await mkdir(this.keys, { recursive: true, mode: 0o700 });
    for (const folder of [this.published, this.settings.paths.ateliers]) await mkdir(folder, { recursive: true });
  }

  /** What the atelier held when it was opened, or published last: an unsigned pack. */
  base(atelierId: string): string {
    return join(this.room(atelierId), 'base.e5bctx');
  }

  publishedPack(fileName: string): string {
    return join(this.published, fileName);
  }

  /** A fresh folder of the atelier's own; the caller removes it. */
  async makeDesk(atelierId: string): Promise<string> {
    await mkdir(this.room(atelierId), { recursive: true });
    return mkdtemp(join(this.room(atelierId), 'en-cours-'));
  }

  /** Removes what works that were broken off have left. */
  async clearDesks(atelierId: string): Promise<void> {
    const names = await readdir(this.room(atelierId)).catch(() => []);
    for (const name of names.filter((each) => each.startsWith('en-cours-')))
      await rm(join(this.room(atelierId), name), { recursive: true, force: true });
  }

  async removeRoom(atelierId: string): Promise<void> {
    await rm(this.room(atelierId), { recursive: true, force: true });
  }

  private room(atelierId: string): string {
    return join(this.settings.paths.ateliers, atelierId);
  }
}
