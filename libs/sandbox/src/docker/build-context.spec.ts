import { mkdir, mkdtemp, rm, symlink, unlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { extract } from 'tar-stream';
import type { BakeOrder } from '../bake/image-baker.js';
import { buildContext } from './build-context.js';

describe('buildContext', () => {
  let payloadDir: string;
  const order = (dumpPath: string): BakeOrder => ({
    cms: 'wordpress',
    packSha256: '0'.repeat(64),
    payloadDir,
    dumpPath,
    docrootPath: 'docroot',
    tablePrefix: 'ecole9_',
    adminPath: 'wp-admin',
    storedUrls: ['http://localhost/site'],
    phpMin: '7.4',
    phpMax: null,
    accounts: [{ login: 'a', password: 'b', role: 'editor', email: 'c@d.example', displayName: 'A', for: 'candidate' }],
  });

  beforeEach(async () => {
    payloadDir = await mkdtemp(join(tmpdir(), 'e5b-payload-'));
    await mkdir(join(payloadDir, 'docroot/vide'), { recursive: true });
    await mkdir(join(payloadDir, 'database'));
    await writeFile(join(payloadDir, 'database/dump.sql'), 'SELECT 1;');
    await writeFile(join(payloadDir, 'docroot/index.php'), '<?php');
    await writeFile(join(payloadDir, 'docroot/grand.bin'), Buffer.alloc(2 * 2 ** 20 + 5, 7));
    await symlink('/etc/passwd', join(payloadDir, 'docroot/lien'));
  });
  afterEach(() => rm(payloadDir, { recursive: true }));

  test('holds the Dockerfile, what the tools need to know, the dump and the whole docroot, and no link', async () => {
    const entries: Record<string, number> = {};
    const texts: Record<string, string> = {};
    const tar = extract();
    buildContext(order('database/dump.sql'), 'FROM x').pipe(tar);
    for await (const entry of tar) {
      const content = await buffer(entry);
      entries[entry.header.name] = content.length;
      if (content.length < 1000) texts[entry.header.name] = content.toString('utf8');
    }
    expect(Object.keys(entries).sort()).toEqual([
      'Dockerfile',
      'accounts.json',
      'docroot/',
      'docroot/grand.bin',
      'docroot/index.php',
      'docroot/vide/',
      'dump.sql',
      'site.json',
    ]);
    expect(entries['docroot/grand.bin']).toBe(2 * 2 ** 20 + 5);
    expect(JSON.parse(texts['site.json'] ?? '')).toEqual({
      tablePrefix: 'ecole9_',
      adminPath: 'wp-admin',
      storedUrls: ['http://localhost/site'],
    });
  });

  test('fails when a file is not there any more', async () => {
    await unlink(join(payloadDir, 'database/dump.sql'));
    await expect(buffer(buildContext(order('database/dump.sql'), 'FROM x'))).rejects.toMatchObject({ code: 'ENOENT' });
  });
});
