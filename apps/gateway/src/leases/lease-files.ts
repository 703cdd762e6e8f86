import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { SandboxName, SignedLease } from '@e5b/contracts';

const SUFFIX = '.json';

export interface LeaseFile {
  readonly sandbox: string;
  readonly path: string;
  readonly modifiedAt: number;
  /** Null when the file does not hold a signed order. */
  readonly signed: SignedLease | null;
}

/** The signed orders on disk, one file per sandbox; what `write` has answered for survives a power cut. */
export class LeaseFiles {
  constructor(private readonly directory: string) {}

  async write(sandbox: string, signed: SignedLease): Promise<void> {
    const path = join(this.directory, `${sandbox}${SUFFIX}`);
    const draft = `${path}.new`;
    const file = await open(draft, 'w', 0o600);
    try {
      await file.writeFile(JSON.stringify(signed));
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(draft, path);
    await this.syncDirectory();
  }

  async remove(file: LeaseFile): Promise<void> {
    await rm(file.path, { force: true });
  }

  async readAll(): Promise<LeaseFile[]> {
    await mkdir(this.directory, { recursive: true, mode: 0o700 });
    const names = (await readdir(this.directory)).filter((name) => name.endsWith(SUFFIX));
    const known = names.filter((name) => SandboxName.safeParse(name.slice(0, -SUFFIX.length)).success);
    return Promise.all(known.map((name) => this.read(name)));
  }

  private async read(name: string): Promise<LeaseFile> {
    const path = join(this.directory, name);
    const text = await readFile(path, 'utf8');
    const { mtimeMs } = await stat(path);
    return { sandbox: name.slice(0, -SUFFIX.length), path, modifiedAt: mtimeMs, signed: parseSigned(text) };
  }

  private async syncDirectory(): Promise<void> {
    const directory = await open(this.directory, 'r');
    await directory.sync().finally(() => directory.close());
  }
}

function parseSigned(text: string): SignedLease | null {
  try {
    return SignedLease.parse(JSON.parse(text));
  } catch {
    return null;
  }
}
