import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { AccessRecord } from '@e5b/contracts';
import { readJournal, verifyJournal } from '@e5b/journal';
import { freePort, GatewayRig } from '../support/gateway-rig.js';

const SITE = 'abcdefg1';
let rig: GatewayRig;
let cookie: string;
const nothing = (): void => undefined;
let release = nothing;

beforeAll(async () => {
  rig = await GatewayRig.start();
  await rig.serve(
    SITE,
    createServer((req, res) => {
      if (req.url === '/slow') release = () => res.end('done');
      else req.resume().on('end', () => res.end('ok'));
    }),
  );
});
afterAll(() => rig.stop());
beforeEach(async () => {
  await rig.lease(SITE);
  cookie = await rig.enter(SITE);
});

const metric = async (name: string): Promise<number> => {
  const line = (await rig.control('GET', '/metrics')).body.split('\n').find((text) => text.startsWith(name));
  return Number(line?.split(' ').pop() ?? 0);
};
const journal = (): string => join(rig.dataDir, 'journals', SITE, 'access.ndjson');

test('killed in the middle of the exam: leases, cookies and journal are there again, used tickets stay used', async () => {
  const ticket = rig.ticket(SITE);
  expect((await rig.call(SITE, `/.e5b/enter?ticket=${ticket}`)).status).toBe(303);
  const unused = rig.ticket(SITE);
  let stop = false;
  const load = Array.from({ length: 6 }, async () => {
    while (!stop) await rig.call(SITE, '/', { cookie, method: 'POST', body: 'x' }).catch(() => delay(5));
  });
  for (let i = 0; i < 5; i++) {
    await delay(100);
    await rig.kill();
    await rig.spawn();
    expect((await rig.call(SITE, '/', { cookie })).status).toBe(200);
  }
  stop = true;
  await Promise.all(load);
  expect((await rig.call(SITE, `/.e5b/enter?ticket=${ticket}`)).status).toBe(403);
  const early = await rig.call(SITE, `/.e5b/enter?ticket=${unused}`);
  expect([early.status, early.body.includes('vient de redémarrer')]).toEqual([403, true]);
  await rig.kill('SIGTERM');
  expect(await verifyJournal(journal())).toMatchObject({ ok: true });
  await rig.spawn();
}, 30_000);

test('killed before a deadline and started after it: the window is closed', async () => {
  await rig.lease(SITE, { closesAt: rig.now() + 100 });
  await rig.kill();
  await delay(150);
  await rig.spawn();
  expect((await rig.call(SITE, '/', { cookie })).status).toBe(403);
});

test('told to stop, it lets a write under way be answered', async () => {
  const answer = rig.call(SITE, '/slow', { cookie, method: 'POST', body: 'x' });
  await rig.until(() => release !== nothing);
  const ended = rig.kill('SIGTERM');
  await delay(100);
  release();
  expect(await answer).toMatchObject({ status: 200, body: 'done' });
  expect(await ended).toBe(0);
  expect(existsSync(join(rig.dataDir, 'run/gateway.sock'))).toBe(false);
  await rig.spawn();
});

test('a second gateway on the same data directory gives up and leaves the first alone', async () => {
  const main = join(import.meta.dirname, '../../apps/gateway/dist/main.js');
  const env = { PATH: process.env.PATH, E5B_DATA_DIR: rig.dataDir, E5B_GATEWAY_PORT: String(await freePort()) };
  const second = spawn(process.execPath, [main], { env, stdio: 'ignore' });
  const [code] = (await once(second, 'exit')) as [number];
  expect(code).toBe(1);
  expect((await rig.control('GET', '/health/live')).status).toBe(200);
  expect((await rig.call(SITE, '/', { cookie })).status).toBe(200);
});

test('wrong settings are all named, and nothing starts', async () => {
  const main = join(import.meta.dirname, '../../apps/gateway/dist/main.js');
  const env = { PATH: process.env.PATH, E5B_GATEWAY_PORT: 'no', E5B_MAX_UPLOAD_BYTES: '-1' };
  const child = spawn(process.execPath, [main], { env, stdio: ['ignore', 'ignore', 'pipe'] });
  const text = (await child.stderr.setEncoding('utf8').toArray()).join('');
  expect(text).toMatch(/E5B_GATEWAY_PORT[\s\S]*E5B_MAX_UPLOAD_BYTES/);
});

test('only this user can reach the control socket and the gateway’s secret', () => {
  expect(statSync(join(rig.dataDir, 'run/gateway.sock')).mode & 0o777).toBe(0o600);
  expect(statSync(join(rig.dataDir, 'keys/gateway-cookie.key')).mode & 0o777).toBe(0o600);
});

test('the api’s orders are checked, and refused in its own error shape', async () => {
  const put = async (payload: unknown, name = SITE) =>
    (await rig.control('PUT', `/leases/${name}`, rig.sign(JSON.stringify(payload)))).status;
  const old = { ...rig.leaseOf(SITE), version: 1 };
  expect(await put(old)).toBe(409);
  expect(await put(rig.leaseOf('zyxwvut9'))).toBe(400);
  const forged = { ...rig.sign(JSON.stringify(rig.leaseOf(SITE))), signature: 'AAAA' };
  const reply = await rig.control('PUT', `/leases/${SITE}`, forged);
  expect([reply.status, JSON.parse(reply.body).code]).toEqual([403, 'FORBIDDEN']);
  expect((await rig.control('PUT', `/leases/${SITE}`, { x: 'y'.repeat(50_000) })).status).toBe(400);
});

test('a removed sandbox is nobody’s any more', async () => {
  const name = 'removed1';
  await rig.lease(name);
  const removal = rig.sign(JSON.stringify({ sandbox: name, deleted: true, version: 2 }));
  expect((await rig.control('DELETE', `/leases/${name}`, removal)).status).toBe(200);
  expect((await rig.call(name, '/')).status).toBe(404);
  expect(JSON.parse((await rig.control('GET', '/leases')).body)).toHaveLength(1);
});

test('visits are journaled with who, where and how long, static files only counted', async () => {
  const before = await metric('e5b_gateway_static_requests_total');
  await rig.call(SITE, '/wp-admin/post.php?post=4&action=edit&_wpnonce=s3cret', { cookie });
  await rig.call(SITE, '/wp-content/style.css?ver=6', { cookie });
  await rig.call(SITE, '/');
  expect(await metric('e5b_gateway_static_requests_total')).toBe(before + 1);
  const found: AccessRecord[] = [];
  await rig.until(async () => {
    found.length = 0;
    for await (const { data } of readJournal(journal())) found.push(AccessRecord.parse(data));
    return found.at(-1)?.refusal === 'entry-required';
  });
  expect(found.slice(-3)).toMatchObject([
    { who: 'candidate', method: 'GET', path: '/.e5b/enter?ticket', status: 303, refusal: null },
    {
      who: 'candidate',
      method: 'GET',
      path: '/wp-admin/post.php?post=4&action=edit&_wpnonce',
      status: 200,
      responseBytes: 2,
    },
    { who: null, client: null, path: '/', status: 403, refusal: 'entry-required' },
  ]);
  expect(readFileSync(journal(), 'utf8')).not.toContain('s3cret');
});

test('a journal that cannot be written holds up no candidate and is told', async () => {
  const name = 'nojourn1';
  writeFileSync(join(rig.dataDir, 'journals', name), 'in the way');
  await rig.serve(
    name,
    createServer((_req, res) => res.end('ok')),
  );
  await rig.lease(name);
  const other = await rig.enter(name);
  for (let i = 0; i < 5; i++) expect((await rig.call(name, '/', { cookie: other })).status).toBe(200);
  await rig.until(async () => (await metric('e5b_gateway_journal_failures_total')) >= 5);
  expect(JSON.parse((await rig.control('GET', '/health/ready')).body).journal).toContain('EEXIST');
  expect(rig.output.join('')).toContain('access records are not being written');
});

test('a spool that cannot be written costs the upload, not the gateway', async () => {
  const spool = join(rig.dataDir, 'run/spool');
  rmSync(spool, { recursive: true });
  const large = await rig.call(SITE, '/', { cookie, method: 'POST', body: Buffer.alloc(3 * 1024 * 1024) });
  expect(large.status).toBe(500);
  mkdirSync(spool);
  chmodSync(spool, 0o700);
  const again = await rig.call(SITE, '/', { cookie, method: 'POST', body: Buffer.alloc(3 * 1024 * 1024) });
  expect(again.status).toBe(200);
});
