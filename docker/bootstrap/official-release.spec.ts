import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import { type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureRelease, prestashopRelease, releasePath } from './official-release.mjs';

const ARCHIVE = Buffer.from('an archive, '.repeat(50_000));
const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

describe('ensureRelease', () => {
  let server: Server;
  let answer: RequestListener;
  let directory: string;
  const asked: (string | undefined)[] = [];
  const report = { note: () => undefined };
  const release = () => ({
    version: '8.2.1',
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/download/8.2.1/prestashop_8.2.1.zip`,
    sha256: sha256(ARCHIVE),
  });
  const ensure = () => ensureRelease({ release: release(), directory, report });
  const place = () => releasePath({ release: release(), directory });
  const whole: RequestListener = (_request, response) => void response.end(ARCHIVE);

  beforeAll(async () => {
    server = createServer((request, response) => {
      asked.push(request.headers.range);
      answer(request, response);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });

  beforeEach(() => {
    directory = join(mkdtempSync(join(tmpdir(), 'e5b-release-')), 'releases');
    asked.length = 0;
    answer = whole;
  });

  afterEach(() => rmSync(join(directory, '..'), { recursive: true }));
  afterAll(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });

  it('downloads it once, and takes it from there afterwards', async () => {
    expect(await ensure()).toBe(place());
    expect(readFileSync(place()).equals(ARCHIVE)).toBe(true);
    await ensure();
    expect(asked).toHaveLength(1);
  });

  it('goes on where a download was cut off', async () => {
    const kept = () => statSync(`${place()}.part`, { throwIfNoEntry: false })?.size ?? 0;
    answer = (_request, response) => {
      response.writeHead(200, { 'content-length': ARCHIVE.length });
      response.write(ARCHIVE.subarray(0, 100_000));
      const look = setInterval(() => {
        if (kept() === 0) return;
        clearInterval(look);
        response.destroy();
      }, 5);
    };
    await expect(ensure()).rejects.toMatchObject({ wayOut: expect.stringContaining(place()) });
    const got = kept();
    expect(got).toBeGreaterThan(0);
    answer = (request, response) => {
      const from = Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? '')?.[1]);
      response.writeHead(206, { 'content-range': `bytes ${from}-${ARCHIVE.length - 1}/${ARCHIVE.length}` });
      response.end(ARCHIVE.subarray(from));
    };
    expect(await ensure()).toBe(place());
    expect(asked).toEqual([undefined, `bytes=${got}-`]);
  });

  it('begins again when the server knows no ranges, and is content with a part that is whole', async () => {
    await ensure();
    writeFileSync(`${place()}.part`, 'another beginning');
    rmSync(place());
    await ensure();
    expect(readFileSync(place()).equals(ARCHIVE)).toBe(true);
    writeFileSync(`${place()}.part`, ARCHIVE);
    rmSync(place());
    answer = (_request, response) => void response.writeHead(416).end();
    await ensure();
    expect(readFileSync(place()).equals(ARCHIVE)).toBe(true);
  });

  it('keeps nothing of another archive than the pinned one', async () => {
    answer = (_request, response) => void response.end(Buffer.concat([ARCHIVE, Buffer.from('!')]));
    await expect(ensure()).rejects.toThrow(/empreinte/);
    expect([existsSync(place()), existsSync(`${place()}.part`)]).toEqual([false, false]);
  });

  it.each([404, 500])('says where to put it when the address answers %i', async (status) => {
    answer = (_request, response) => void response.writeHead(status).end();
    await expect(ensure()).rejects.toMatchObject({
      message: expect.stringContaining(`HTTP ${status}`),
      wayOut: expect.stringContaining(place()),
    });
  });

  it('refuses a file that somebody put there by mistake, and leaves it to them', async () => {
    await ensure();
    writeFileSync(place(), 'something else');
    await expect(ensure()).rejects.toThrow(/empreinte/);
    expect(readFileSync(place(), 'utf8')).toBe('something else');
  });
});

describe('prestashopRelease', () => {
  const pinned = prestashopRelease({});
  let file: string;
  beforeAll(() => {
    file = join(mkdtempSync(join(tmpdir(), 'e5b-release-')), 'release.json');
  });
  afterAll(() => rmSync(join(file, '..'), { recursive: true }));

  it('is the pinned one, from its publisher, or another one that is described', () => {
    expect(pinned.url).toMatch(/^https:\/\/github\.com\/PrestaShop\/PrestaShop\/releases\/download\//);
    const other = { version: '9.0.0', url: 'https://example.org/prestashop_9.0.0.zip', sha256: 'a'.repeat(64) };
    writeFileSync(file, JSON.stringify(other));
    expect(prestashopRelease({ E5B_PRESTASHOP_RELEASE: file })).toEqual(other);
  });

  it.each([
    ['version', { version: '9' }],
    ['url', { url: 'file:///etc/passwd' }],
    ['sha256', { sha256: 'A'.repeat(63) }],
  ])('refuses a description with a wrong %s', (name, wrong) => {
    writeFileSync(file, JSON.stringify({ ...pinned, ...wrong }));
    expect(() => prestashopRelease({ E5B_PRESTASHOP_RELEASE: file })).toThrow(name);
  });

  it('says so when there is no description', () => {
    rmSync(file);
    expect(() => prestashopRelease({ E5B_PRESTASHOP_RELEASE: file })).toThrow(/ne décrit pas/);
  });
});
