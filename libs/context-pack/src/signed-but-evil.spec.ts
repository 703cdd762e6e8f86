import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { extractPack } from './extract-pack.js';
import type { PackManifest } from './manifest.js';
import { FRAME } from './pack-head.js';
import { signatureBytes, signManifest } from './pack-signature.js';
import { entryHeader, paddingAfter, TRAILER } from './pack-tar.js';
import { verifyPack } from './read-pack.js';
import { contents, description, files, policy, signer } from './testing/small-pack.js';
import { writePack } from './write-pack.js';

const entry = (name: string, content: Buffer, header = entryHeader(name, content.length)): Buffer =>
  Buffer.concat([header, content, paddingAfter(content.length)]);

function typed(name: string, bytes: number, type: string): Buffer {
  const header = entryHeader(name, bytes);
  header.write(type, 156);
  header.write('        ', 148);
  const sum = header.reduce((total, byte) => total + byte, 0);
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148, 'latin1');
  return header;
}

/** What an author whose key is trusted could make on purpose: everything signed, the payload or manifest bad. */
describe('a pack that is signed and bad all the same', () => {
  let room: string;
  let good: PackManifest;
  const text = Buffer.from('SELECT 1;\n');
  const file = (path: string, bytes = text) => ({
    path,
    bytes: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
  });

  beforeAll(async () => {
    room = await mkdtemp(join(tmpdir(), 'e5b-evil-'));
    const pack = join(room, 'good');
    const head = await writePack(pack, { description, contents, files, createdAt: new Date(0), signer });
    good = head.manifest;
    await rm(pack);
  });
  afterAll(() => rm(room, { recursive: true }));

  async function forge(change: Record<string, unknown>, payload: Buffer, compressed = gzipSync(payload)) {
    const sha256 = createHash('sha256').update(compressed).digest('hex');
    const manifest = { ...good, ...change, payload: { bytes: compressed.length, sha256 } };
    const bytes = Buffer.from(JSON.stringify(manifest));
    const signature = signatureBytes(await signManifest(bytes, signer));
    const outer = [entry(FRAME.manifest, bytes), entry(FRAME.signature, signature), entry(FRAME.payload, compressed)];
    return Buffer.concat([...outer, TRAILER]);
  }

  async function outcome(pack: Buffer): Promise<unknown> {
    const result = await extractPack(Readable.from([pack]), join(room, 'target'), policy).catch(
      (error: unknown) => error,
    );
    expect(await readdir(room)).toEqual([]);
    return (result as { code?: string }).code ?? result;
  }

  const dump = entry('database/dump.sql', text);
  const two = { files: [file('database/dump.sql'), file('docroot/a')] };

  it.each([
    ['LINK', typed('docroot/a', 0, '2')],
    ['LINK', typed('docroot/a', 0, '1')],
    ['DEVICE', typed('docroot/a', 0, '3')],
    ['DEVICE', typed('docroot/a', 0, '4')],
    ['DEVICE', typed('docroot/a', 0, '6')],
    ['UNSAFE_PATH', entry('../../outside', text)],
    ['UNSAFE_PATH', entry('/etc/outside', text)],
    ['DUPLICATE', dump],
    ['UNEXPECTED_ENTRY', entry('docroot/b', text)],
    ['FILE_CHANGED', entry('docroot/a', Buffer.from('SELECT 2;\n'))],
    ['FILE_CHANGED', entry('docroot/a', Buffer.alloc(4000))],
  ])('is refused with %s', async (code, second) => {
    expect(await outcome(await forge(two, Buffer.concat([dump, second, TRAILER])))).toBe(code);
  });

  it.each([
    ['../outside'],
    ['docroot/../../outside'],
    ['/etc/passwd'],
    ['docroot//a'],
    ['docroot/./a'],
    ['docroot/a\\b'],
    ['docroot/a\u0000b'],
    ['elsewhere/a'],
    [`docroot/${'x'.repeat(300)}`],
  ])('is refused when its manifest names %j', async (path) => {
    const payload = Buffer.concat([dump, TRAILER]);
    expect(await outcome(await forge({ files: [file('database/dump.sql'), file(path)] }, payload))).toBe(
      'WRONG_SCHEMA',
    );
    expect(await outcome(await forge({ files: [file('database/dump.sql')], emptyDirectories: [path] }, payload))).toBe(
      'WRONG_SCHEMA',
    );
  });

  it.each([
    ['twice', ['database/dump.sql', 'docroot/a', 'docroot/a']],
    ['out of order', ['docroot/a', 'database/dump.sql']],
    ['as file and folder', ['database/dump.sql', 'docroot/a', 'docroot/a/b']],
    ['without the dump', ['docroot/a']],
  ])('is refused when its manifest names files %s', async (_, paths) => {
    expect(await outcome(await forge({ files: paths.map((path) => file(path)) }, TRAILER))).toBe('WRONG_SCHEMA');
  });

  it.each([
    ['an unknown field', { surprise: 1 }],
    ['another format', { format: 'e5b-context/2' }],
    ['no accounts', { accounts: [] }],
  ])('is refused with %s', async (_, change) => {
    expect(await outcome(await forge({ ...two, ...change }, TRAILER))).toBe('WRONG_SCHEMA');
  });

  it('is refused as a bomb by what it declares, and by what it really holds', async () => {
    const vast = { ...file('docroot/a'), bytes: 5 * 2 ** 30 };
    expect(await outcome(await forge({ files: [file('database/dump.sql'), vast] }, dump))).toBe('EXPANDS_TOO_MUCH');
    const more = Buffer.concat([dump, entry('docroot/a', text), TRAILER, Buffer.alloc(40 * 2 ** 20)]);
    expect(await outcome(await forge(two, more))).toBe('EXPANDS_TOO_MUCH');
  });

  it('is refused when something follows the compressed payload', async () => {
    const payload = Buffer.concat([dump, entry('docroot/a', text), TRAILER]);
    const pack = await forge(two, payload, Buffer.concat([gzipSync(payload), Buffer.from('and more')]));
    expect(await outcome(pack)).toBe('CHANGED');
  });

  it('is read the same by verify, which writes nothing at all', async () => {
    const pack = await forge(two, Buffer.concat([dump, typed('docroot/a', 0, '2'), TRAILER]));
    await expect(verifyPack(Readable.from([pack]), policy)).rejects.toMatchObject({ code: 'LINK' });
    await expect(readFile(join(room, 'target'))).rejects.toMatchObject({ code: 'ENOENT' });
  });
});
