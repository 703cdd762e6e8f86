import { createReadStream } from 'node:fs';
import { readdir, realpath, stat } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { type SiteFile, SiteTree } from './site-tree.js';

/**
 * The files of a folder. Links are followed inside of it; those that lead out only when told so, else they are listed.
 * @throws what the file system throws
 */
export async function folderSite(root: string, followLinks = false): Promise<SiteTree> {
  const walk = new FolderWalk(await realpath(root), followLinks);
  await walk.enter('', []);
  return new SiteTree(walk.files, walk.empty, walk.links);
}

class FolderWalk {
  readonly files: SiteFile[] = [];
  readonly empty: string[] = [];
  readonly links: string[] = [];

  constructor(
    private readonly root: string,
    private readonly followLinks: boolean,
  ) {}

  /** @param above real paths of the folders above: a link to one of them would never end */
  async enter(folder: string, above: readonly string[]): Promise<void> {
    const real = await realpath(join(this.root, folder));
    const entries = await readdir(join(this.root, folder), { withFileTypes: true });
    if (entries.length === 0 && folder !== '') this.empty.push(folder);
    for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (entry.isSymbolicLink()) await this.link(path, [...above, real]);
      else if (entry.isDirectory()) await this.enter(path, [...above, real]);
      else if (entry.isFile()) await this.add(path);
    }
  }

  private async link(path: string, above: readonly string[]): Promise<void> {
    const target = await realpath(join(this.root, path)).catch(() => null);
    const inside = target !== null && (target === this.root || target.startsWith(this.root + sep));
    if (target === null || above.includes(target) || !(inside || this.followLinks)) {
      this.links.push(path);
      return;
    }
    if ((await stat(target)).isDirectory()) await this.enter(path, above);
    else await this.add(path);
  }

  private async add(path: string): Promise<void> {
    const place = join(this.root, path);
    const { size, isFile } = await stat(place).then((found) => ({ size: found.size, isFile: found.isFile() }));
    if (isFile) this.files.push({ path, bytes: size, open: () => createReadStream(place) });
  }
}
