import { generateKeyPairSync } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { publicPem, signerOf } from '../pack-key.js';
import { signPack } from '../sign-pack.js';
import { signDocument } from '../signed-document.js';
import { contents, description, files, policy, signer, textFile } from '../testing/small-pack.js';
import { TrustStore } from '../trust-store.js';
import { writePack } from '../write-pack.js';
import { newerPacks } from './catalog.js';
import { type DownloadProgress, downloadPack } from './download-pack.js';
import { publishPacks } from './publish-packs.js';
import { readPublication } from './read-publication.js';

const { now, trust } = policy;

describe('a publication', () => {
  let room: string;
  let folder: string;
  let server: Server;
  let base: string;
  /** Bytes after which the server hangs up, and whether it honours Range. */
  let cutAfter = Number.POSITIVE_INFINITY;
  let ranges = true;
  const asked: (string | undefined)[] = [];

  async function pack(version: string, name: string): Promise<string> {
    const path = join(room, name);
    const noise = Buffer.from(Array.from({ length: 300_000 }, (_, i) => (i * 7919 * (i % 251)) % 256));
    const more = [...files, textFile('media/noise.bin', noise)];
    await writePack(path, {
      description: { ...description, version },
      contents,
      files: more,
      createdAt: new Date(now),
      signer,
    });
    return path;
  }

  beforeEach(async () => {
    room = await mkdtemp(join(tmpdir(), 'e5b-publish-'));
    folder = join(room, 'public');
    cutAfter = Number.POSITIVE_INFINITY;
    ranges = true;
    asked.length = 0;
    const serve = async (request: IncomingMessage, response: ServerResponse) => {
      const path = join(folder, decodeURIComponent(request.url ?? ''));
      const size = await stat(path).then(
        (found) => found.size,
        () => -1,
      );
      if (size < 0) return response.writeHead(404).end();
      asked.push(request.headers.range);
      const start = ranges ? Number(/^bytes=(\d+)-/.exec(request.headers.range ?? '')?.[1] ?? 0) : 0;
      if (start >= size) return response.writeHead(416, { 'content-range': `bytes */${size}` }).end();
      const head = {
        'content-length': size - start,
        ...(start > 0 && { 'content-range': `bytes ${start}-${size - 1}/${size}` }),
      };
      response.writeHead(start > 0 ? 206 : 200, head);
      let sent = 0;
      for await (const chunk of createReadStream(path, { start, highWaterMark: 4096 })) {
        response.write(chunk);
        sent += (chunk as Buffer).length;
        if (sent >= cutAfter) return response.destroy();
      }
      return response.end();
    };
    server = createServer((request, response) => void serve(request, response));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterEach(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    await rm(room, { recursive: true });
  });

  it('offers what is newer than here, under names that never change their content', async () => {
    await publishPacks(folder, { packs: [await pack('2026.1', 'a'), await pack('2026.2', 'b')], signer, now });
    const [one, two] = await readdir(join(folder, 'packs'));
    expect(one).toMatch(/^demo-wp-2026\.1-[0-9a-f]{16}\.e5bctx$/);
    const { catalog } = await readPublication(base, trust);
    const offer = (version: string | null) =>
      newerPacks(catalog, { installed: () => version, now, platformVersion: '0.1.0' }).map((entry) => entry.file);
    expect(offer(null)).toEqual([`packs/${two}`]);
    expect(offer('2026.1')).toEqual([`packs/${two}`]);
    expect(offer('2026.2')).toEqual([]);
    expect(newerPacks(catalog, { installed: () => null, now, platformVersion: '0.0.1' })).toEqual([]);
    expect((await readPublication(folder, trust)).catalog).toEqual(catalog);
  });

  it('refuses the same version with other content, and a catalogue that is older, changed or a stranger’s', async () => {
    await publishPacks(folder, { packs: [await pack('2026.1', 'a')], signer, now });
    const other = join(room, 'other');
    await writePack(other, {
      description: { ...description, version: '2026.1' },
      contents,
      files,
      createdAt: new Date(now),
      signer,
    });
    await expect(publishPacks(folder, { packs: [other], signer, now })).rejects.toMatchObject({
      code: 'VERSION_REUSED',
    });
    await expect(readPublication(base, trust, { knownNumber: 5 })).rejects.toMatchObject({ code: 'DOCUMENT_OUTDATED' });
    const nobody = TrustStore.pin([]);
    await expect(readPublication(base, nobody)).rejects.toMatchObject({ code: 'UNKNOWN_SIGNER' });
    const text = await readFile(join(folder, 'catalog.json'), 'utf8');
    await writeFile(join(folder, 'catalog.json'), text.replace('Maison', 'Raison'));
    await expect(readPublication(base, trust)).rejects.toMatchObject({ code: 'SIGNATURE_WRONG' });
    await writeFile(join(folder, 'catalog.json'), 'nothing');
    await expect(readPublication(base, trust)).rejects.toMatchObject({ code: 'DOCUMENT_INVALID' });
  });

  it('carries rotation and revocation to a centre that only knows the first key', async () => {
    const next = generateKeyPairSync('ed25519');
    const rotation = join(room, 'next.rotation.json');
    const document = {
      format: 'e5b-key-rotation/1',
      newKey: publicPem(next.publicKey),
      issuedAt: new Date(now).toISOString(),
      reason: 'annuelle',
    };
    await writeFile(rotation, JSON.stringify(await signDocument(document, signer)));
    const { packs } = await publishPacks(folder, { packs: [await pack('2026.1', 'a')], signer, now });
    const successor = signerOf(next.privateKey);
    const revoke = { keys: [], packs: [{ id: packs[0]!.id, label: 'Demo', reason: 'erreur' }] };
    await publishPacks(folder, { packs: [], signer: successor, now, rotations: [rotation], revoke });
    const publication = await readPublication(base, trust);
    expect(publication.catalog).toMatchObject({ number: 2, packs: [] });
    expect([...publication.accepted.keys()]).toEqual(['next.rotation.json', '1.revocations.json']);
    expect(() => publication.trust.requireNotRevoked(packs[0]!.id)).toThrow('PACK_REVOKED');
  });

  it('replaces a context that is signed again by the next key', async () => {
    const path = await pack('2026.1', 'a');
    const first = await publishPacks(folder, { packs: [path], signer, now });
    const successor = signerOf(generateKeyPairSync('ed25519').privateKey);
    await signPack(path, path, successor);
    const second = await publishPacks(folder, { packs: [path], signer: successor, now });
    expect(second.packs).toHaveLength(1);
    expect(second.packs[0]).toMatchObject({ id: first.packs[0]!.id });
    expect(second.packs[0]!.file).not.toBe(first.packs[0]!.file);
    expect(await readdir(join(folder, 'packs'))).toHaveLength(2);
  });

  it('resumes a download where the connection broke', async () => {
    const { packs } = await publishPacks(folder, { packs: [await pack('2026.1', 'a')], signer, now });
    const { file, bytes, sha256 } = packs[0]!;
    const target = join(room, 'got.e5bctx');
    cutAfter = 20_000;
    const first = downloadPack(`${base}/${file}`, target, { expected: { bytes, sha256 } });
    await expect(first).rejects.toMatchObject({ code: 'DOWNLOAD_FAILED' });
    const kept = (await stat(`${target}.partial`)).size;
    expect(kept).toBeGreaterThan(0);
    cutAfter = Number.POSITIVE_INFINITY;
    const seen: DownloadProgress[] = [];
    await downloadPack(`${base}/${file}`, target, { expected: { bytes, sha256 }, onProgress: (p) => seen.push(p) });
    expect(asked.at(-1)).toBe(`bytes=${kept}-`);
    expect(seen.at(-1)).toMatchObject({ bytes, totalBytes: bytes });
    expect((await readFile(target)).equals(await readFile(join(folder, file)))).toBe(true);
    expect((await readdir(room)).filter((name) => name.startsWith('got'))).toEqual(['got.e5bctx']);
  });

  it('begins again when the server cannot resume, and keeps nothing that turns out wrong', async () => {
    const { packs } = await publishPacks(folder, { packs: [await pack('2026.1', 'a')], signer, now });
    const { file, bytes, sha256 } = packs[0]!;
    const target = join(room, 'got.e5bctx');
    await writeFile(`${target}.partial`, 'x'.repeat(1000));
    const bad = downloadPack(`${base}/${file}`, target, { expected: { bytes, sha256 } });
    await expect(bad).rejects.toMatchObject({ code: 'CHANGED' });
    expect((await readdir(room)).filter((name) => name.startsWith('got'))).toEqual([]);
    await writeFile(`${target}.partial`, 'x'.repeat(1000));
    ranges = false;
    await downloadPack(`${base}/${file}`, target, { expected: { bytes, sha256 } });
    expect((await stat(target)).size).toBe(bytes);
  });

  it('stops at once when cancelled, and says when there is nothing', async () => {
    const { packs } = await publishPacks(folder, { packs: [await pack('2026.1', 'a')], signer, now });
    const stop = new AbortController();
    const target = join(room, 'got');
    const cancelled = downloadPack(`${base}/${packs[0]!.file}`, target, {
      signal: stop.signal,
      onProgress: () => stop.abort(new Error('cancelled')),
    });
    await expect(cancelled).rejects.toThrow('cancelled');
    await expect(downloadPack(`${base}/none`, target)).rejects.toMatchObject({ code: 'DOWNLOAD_FAILED' });
    await downloadPack(join(folder, packs[0]!.file), target);
    expect((await stat(target)).size).toBe(packs[0]!.bytes);
  });
});
