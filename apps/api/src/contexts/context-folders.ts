import { lstat, mkdir, readdir, rm, stat, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { PackFileName } from '@e5b/contracts';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Settings } from '../config/settings.js';

const ENDING = '.e5bctx';

export interface DroppedFile {
  name: string;
  bytes: number;
  /** Ms since the epoch. */
  changedAt: number;
}

/** The folders of `<data>/contexts`: nothing of an installation is written outside of them. */
@Injectable()
export class ContextFolders implements OnModuleInit {
  constructor(private readonly settings: Settings) {}

  /** Where somebody puts packs by hand, from an USB stick for instance. */
  get drop(): string {
    return join(this.settings.paths.contexts, 'a-installer');
  }

  get keys(): string {
    return this.settings.paths.contextKeys;
  }

  private get underWay(): string {
    return join(this.settings.paths.contexts, 'en-cours');
  }

  private get packs(): string {
    return join(this.settings.paths.contexts, 'packs');
  }

  async onModuleInit(): Promise<void> {
    for (const folder of [this.drop, this.keys, this.underWay, this.packs]) await mkdir(folder, { recursive: true });
  }

  /** One installation's own folder. */
  room(installId: string): string {
    return join(this.underWay, installId);
  }

  /** The pack as it was received. */
  pack(installId: string): string {
    return join(this.room(installId), `pack${ENDING}`);
  }

  /** What was extracted from it. */
  tree(installId: string): string {
    return join(this.room(installId), 'tree');
  }

  /** Where an installed pack is kept, so that its image can be made again. */
  kept(packSha256: string): string {
    return join(this.packs, `${packSha256}${ENDING}`);
  }

  async makeRoom(installId: string): Promise<void> {
    await mkdir(this.room(installId), { recursive: true });
  }

  async removeTree(installId: string): Promise<void> {
    await rm(this.tree(installId), { recursive: true, force: true });
  }

  async removeRoom(installId: string): Promise<void> {
    await rm(this.room(installId), { recursive: true, force: true });
  }

  /** Removes the folders of all installations but these. */
  async removeOtherRooms(installIds: ReadonlySet<string>): Promise<void> {
    for (const name of await readdir(this.underWay)) if (!installIds.has(name)) await this.removeRoom(name);
  }

  async freeBytes(): Promise<number> {
    const { bavail, bsize } = await statfs(this.underWay);
    return bavail * bsize;
  }

  async isKept(packSha256: string): Promise<boolean> {
    return stat(this.kept(packSha256)).then(
      () => true,
      () => false,
    );
  }

  /** Packs in the drop folder, by name. Links are left alone. */
  async dropped(): Promise<DroppedFile[]> {
    const names = (await readdir(this.drop)).filter(
      (name) => name.endsWith(ENDING) && PackFileName.safeParse(name).success,
    );
    const files: DroppedFile[] = [];
    for (const name of names.sort()) {
      const found = await lstat(join(this.drop, name)).catch(() => null);
      if (found?.isFile()) files.push({ name, bytes: found.size, changedAt: Math.round(found.mtimeMs) });
    }
    return files;
  }
}
