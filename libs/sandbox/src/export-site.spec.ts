import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pack } from 'tar-stream';
import { exportSite } from './export-site.js';
import type { StartedSandbox } from './sandbox.js';

describe('exportSite', () => {
  const started = { name: 'abcd1234' } as StartedSandbox;
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'e5b-site-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  function engine(fill: (tar: ReturnType<typeof pack>) => void) {
    const tar = pack();
    fill(tar);
    tar.finalize();
    return {
      dump: () => Promise.resolve(Readable.from(['-- SQL\n'])),
      exportDocroot: () => Promise.resolve(Readable.from(tar)),
    };
  }
  const written = async () => (await readdir(folder, { recursive: true })).sort();

  it('writes nothing outside its folder, no link and no device', async () => {
    const hostile = engine((tar) => {
      tar.entry({ name: './', type: 'directory' });
      tar.entry({ name: '../out.txt' }, 'x');
      tar.entry({ name: '/etc/out.txt' }, 'x');
      tar.entry({ name: './a/../../out.txt' }, 'x');
      tar.entry({ name: './link', type: 'symlink', linkname: '/etc' });
      tar.entry({ name: './hard', type: 'link', linkname: '/etc/passwd' });
      tar.entry({ name: './pipe', type: 'fifo' });
      tar.entry({ name: './link/inside.txt' }, 'x');
      tar.entry({ name: './empty/', type: 'directory' });
      tar.entry({ name: './good.txt' }, 'x');
    });
    await exportSite(hostile, started, folder);
    expect(await written()).toEqual([
      'dump.sql',
      'site',
      'site/empty',
      'site/good.txt',
      'site/link',
      'site/link/inside.txt',
    ]);
  });

  it('refuses a site that is larger than allowed', async () => {
    const large = engine((tar) => tar.entry({ name: './large.bin' }, 'x'.repeat(5000)));
    await expect(exportSite(large, started, folder, { maxBytes: 4000 })).rejects.toMatchObject({
      code: 'SITE_TOO_LARGE',
    });
  });

  it('fails as the engine does', async () => {
    const broken = { ...engine(() => undefined), exportDocroot: () => Promise.resolve(brokenStream()) };
    await expect(exportSite(broken, started, folder)).rejects.toThrow('the engine went away');
  });
});

function brokenStream(): Readable {
  return new Readable({
    read() {
      this.destroy(new Error('the engine went away'));
    },
  });
}
