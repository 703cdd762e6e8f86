import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { extractPack, sweepExtractions, verifyExtracted } from './extract-pack.js';
import { PackRefusal } from './pack-refusal.js';
import { readPack, verifyPack } from './read-pack.js';
import { signPack } from './sign-pack.js';
import { contents, description, files, policy, signer } from './testing/small-pack.js';
import { writePack } from './write-pack.js';

describe('a context pack', () => {
  let room: string;
  let pack: string;
  const createdAt = new Date('2026-05-01T00:00:00Z');
  beforeEach(async () => {
    room = await mkdtemp(join(tmpdir(), 'e5b-pack-'));
    pack = join(room, 'demo.e5bctx');
    await writePack(pack, { description, contents, files, createdAt, signer });
  });
  afterEach(() => rm(room, { recursive: true }));

  it('comes out as it went in', async () => {
    const target = join(room, 'out');
    const head = await extractPack(pack, target, policy);
    expect(head.manifest).toMatchObject({ ...description, ...contents });
    expect(await readFile(join(target, 'docroot/index.php'), 'utf8')).toBe('<?php // page\n');
    expect(await readFile(join(target, 'docroot/wp-content/uploads/l’été.txt'), 'utf8')).toBe('é'.repeat(700));
    expect(await readdir(join(target, 'docroot/wp-content/upgrade'))).toEqual([]);
    expect((await readdir(room)).sort()).toEqual(['demo.e5bctx', 'out']);
    await verifyExtracted(target, head.manifest);
    await writeFile(join(target, 'docroot/index.php'), '<?php // else\n');
    await expect(verifyExtracted(target, head.manifest)).rejects.toMatchObject({ code: 'FILE_CHANGED' });
  });

  it('is the same bytes when made twice, whatever the order of its files', async () => {
    const again = join(room, 'again');
    await writePack(again, { description, contents, files: [...files].reverse(), createdAt, signer });
    expect((await readFile(again)).equals(await readFile(pack))).toBe(true);
  });

  it('is refused unsigned and accepted once signed, under the same name', async () => {
    const unsigned = join(room, 'unsigned');
    const { id } = await writePack(unsigned, { description, contents, files, createdAt });
    await expect(verifyPack(unsigned, policy)).rejects.toMatchObject({ code: 'UNSIGNED' });
    expect((await signPack(unsigned, unsigned, signer)).id).toBe(id);
    expect((await verifyPack(unsigned, policy)).id).toBe(id);
    expect((await readFile(unsigned)).equals(await readFile(pack))).toBe(true);
  });

  it('is refused at the first file that is there already', async () => {
    await expect(extractPack(pack, room, policy)).rejects.toMatchObject({ code: 'TARGET_EXISTS' });
  });

  it('leaves nothing when it is cancelled, and what a killed process left is swept', async () => {
    const stop = new AbortController();
    const cancelled = extractPack(pack, join(room, 'out'), {
      ...policy,
      signal: stop.signal,
      onProgress: () => stop.abort(new Error('cancelled')),
    });
    await expect(cancelled).rejects.toThrow('cancelled');
    expect(await readdir(room)).toEqual(['demo.e5bctx']);
    await mkdtemp(join(room, '.e5bctx-out-'));
    expect(await sweepExtractions(room)).toBe(1);
    expect(await readdir(room)).toEqual(['demo.e5bctx']);
  });

  it('refuses a file of another length than said', async () => {
    const short = { path: 'docroot/a', bytes: 3, open: files[0]!.open };
    await expect(
      writePack(join(room, 'x'), { description, contents, files: [...files, short], createdAt }),
    ).rejects.toBeInstanceOf(PackRefusal);
    expect(await readdir(room)).toEqual(['demo.e5bctx']);
  });

  it('is opened by any tar', async () => {
    const { execFileSync } = await import('node:child_process');
    const listing = execFileSync('sh', ['-c', 'tar -xOf "$0" payload.tar.gz | tar -tz', pack]).toString();
    expect(listing).toContain('docroot/index.php\n');
    expect(listing).toContain(`docroot/${'long/'.repeat(30)}name.php\n`);
  });

  it.each([
    ['NOT_YET_VALID', { now: Date.parse('2025-12-31T23:59:59Z') }],
    ['EXPIRED', { now: Date.parse('2027-01-01T00:00:01Z') }],
    ['PLATFORM_TOO_OLD', { platformVersion: '0.0.9' }],
    ['VERSION_LOWER', { installed: () => ({ version: '2026.10', id: 'x' }) }],
    ['VERSION_REUSED', { installed: () => ({ version: '2026.2.0', id: 'x' }) }],
    ['TOO_LARGE', { limits: { files: 4 } }],
    ['TOO_LARGE', { limits: { payloadBytes: 500 } }],
    ['TOO_LARGE', { limits: { manifestBytes: 500 } }],
  ])('is refused with %s before anything is written', async (code, change) => {
    await expect(extractPack(pack, join(room, 'out'), { ...policy, ...change })).rejects.toMatchObject({ code });
    expect(await readdir(room)).toEqual(['demo.e5bctx']);
  });

  it('is accepted again at the version that is installed', async () => {
    const { id } = await readPack(pack);
    await verifyPack(pack, { ...policy, installed: () => ({ version: '2026.2', id }) });
  });
});
