/** One file of a site, by its path under the docroot. */
export interface SiteFile {
  readonly path: string;
  readonly bytes: number;
  open(): AsyncIterable<Buffer>;
}

/** A docroot as it was found: in a folder or in a zip. */
export class SiteTree {
  private readonly byPath: ReadonlyMap<string, SiteFile>;

  constructor(
    readonly files: readonly SiteFile[],
    /** Folders without any file in them. */
    readonly emptyDirectories: readonly string[],
    /** Symbolic links that were not followed. */
    readonly links: readonly string[],
  ) {
    this.byPath = new Map(files.map((file) => [file.path, file]));
  }

  has(path: string): boolean {
    return this.byPath.has(path);
  }

  /** Beginning of a small text file, or null when there is none. */
  async text(path: string, maxBytes = 256 * 1024): Promise<string | null> {
    const file = this.byPath.get(path);
    if (!file) return null;
    const parts: Buffer[] = [];
    let bytes = 0;
    for await (const chunk of file.open()) {
      parts.push(chunk);
      bytes += chunk.length;
      if (bytes >= maxBytes) break;
    }
    return Buffer.concat(parts).toString('utf8', 0, maxBytes);
  }

  /** Names of the folders right under a folder (« » is the docroot), in order. */
  folders(under: string): string[] {
    const prefix = under === '' ? '' : `${under}/`;
    const names = new Set<string>();
    for (const { path } of this.files) {
      const slash = path.startsWith(prefix) ? path.indexOf('/', prefix.length) : -1;
      if (slash !== -1) names.add(path.slice(prefix.length, slash));
    }
    return [...names].sort();
  }

  /** Files right under a folder. */
  filesIn(under: string): SiteFile[] {
    return this.files.filter(({ path }) => path.startsWith(`${under}/`) && !path.includes('/', under.length + 1));
  }

  /** The same site, some of its files left aside. */
  without(isLeftOut: (path: string) => boolean): SiteTree {
    const kept = (path: string) => !isLeftOut(path);
    return new SiteTree(
      this.files.filter(({ path }) => kept(path)),
      this.emptyDirectories.filter(kept),
      this.links.filter(kept),
    );
  }

  /** The same site seen from one of its folders. */
  from(folder: string): SiteTree {
    if (folder === '') return this;
    const inside = (path: string) => path.startsWith(`${folder}/`);
    const cut = (path: string) => path.slice(folder.length + 1);
    return new SiteTree(
      this.files.filter(({ path }) => inside(path)).map((file) => moved(file, cut(file.path))),
      this.emptyDirectories.filter(inside).map(cut),
      this.links.filter(inside).map(cut),
    );
  }
}

const moved = (file: SiteFile, path: string): SiteFile => ({ path, bytes: file.bytes, open: () => file.open() });
