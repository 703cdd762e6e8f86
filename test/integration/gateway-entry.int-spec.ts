import { createServer, type IncomingHttpHeaders } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import { GatewayRig, sendRaw } from '../support/gateway-rig.js';

const SITE = 'abcdefg1';
const OTHER = 'zyxwvut9';
let rig: GatewayRig;
let seen: { method?: string; url?: string; headers: IncomingHttpHeaders }[] = [];

const site = () =>
  createServer((req, res) => {
    seen.push({ method: req.method, url: req.url, headers: req.headers });
    res.setHeader('Set-Cookie', ['wp=1; Domain=localhost; Path=/; HttpOnly', 'e5b_site=planted; Path=/']);
    res.setHeader('Clear-Site-Data', '"cookies"');
    res.setHeader('Strict-Transport-Security', 'max-age=1');
    res.end('<h1>Bonjour</h1>');
  });

beforeAll(async () => {
  rig = await GatewayRig.start();
  for (const name of [SITE, OTHER]) {
    await rig.serve(name, site());
    await rig.lease(name);
  }
});
afterAll(() => rig.stop());
beforeEach(() => {
  seen = [];
});

const enterWith = (ticket: string, name = SITE) => rig.call(name, `/.e5b/enter?ticket=${ticket}`);
const jar = (setCookie: string[] | undefined): string => setCookie?.[0]?.split(';', 1)[0] ?? '';

test('a ticket becomes a cookie, and the cookie opens the site', async () => {
  const entered = await enterWith(rig.ticket(SITE, { path: '/wp-admin/' }));
  expect([entered.status, entered.headers.location]).toEqual([303, '/wp-admin/']);
  const setCookie = entered.headers['set-cookie']?.[0] ?? '';
  expect(setCookie).toMatch(/; HttpOnly/);
  expect(setCookie).not.toMatch(/domain/i);
  const cookie = `${jar(entered.headers['set-cookie'])}; e5b.sid=secret; other=1`;
  const page = await rig.call(SITE, '/wp-admin/', { cookie });
  expect([page.status, page.body]).toEqual([200, '<h1>Bonjour</h1>']);
  expect(seen[0]?.headers.cookie).toBe('other=1');
  expect(seen[0]?.headers['x-forwarded-host']).toBe(`${SITE}.localhost:${rig.port}`);
  expect(page.headers['set-cookie']).toEqual(['wp=1; Path=/; HttpOnly']);
  expect(page.headers['clear-site-data']).toBeUndefined();
  expect(page.headers['strict-transport-security']).toBeUndefined();
});

test('a ticket works once; a second use is told kindly, and a reload by the same browser just goes on', async () => {
  const ticket = rig.ticket(SITE);
  const first = await enterWith(ticket);
  const again = await enterWith(ticket);
  expect([again.status, again.headers['set-cookie']]).toEqual([403, undefined]);
  expect(again.body).toContain('déjà servi');
  const reload = await rig.call(SITE, `/.e5b/enter?ticket=${ticket}`, { cookie: jar(first.headers['set-cookie']) });
  expect([reload.status, reload.headers.location]).toEqual([303, '/']);
});

test('a HEAD does not use a ticket up', async () => {
  const ticket = rig.ticket(SITE);
  expect((await rig.call(SITE, `/.e5b/enter?ticket=${ticket}`, { method: 'HEAD' })).status).toBe(405);
  expect((await enterWith(ticket)).status).toBe(303);
});

test.each([
  ['expired', () => rig.ticket(SITE, { expiresAt: rig.now() - 1 }), 'expiré'],
  ['for another candidate’s site', () => rig.ticket(OTHER), 'non valable'],
  ['forged', () => `${rig.ticket(SITE).slice(0, -8)}AAAAAAAA`, 'non valable'],
])('a ticket %s opens nothing', async (_name, ticket, text) => {
  const reply = await enterWith(ticket());
  expect([reply.status, reply.headers['set-cookie']]).toEqual([403, undefined]);
  expect(reply.body).toContain(text);
  expect(reply.body).toContain('http://localhost:8080/');
});

test('a candidate who opens another’s origin stays outside, in a page or in JSON', async () => {
  const cookie = await rig.enter(SITE);
  const page = await rig.call(OTHER, '/', { cookie, headers: { accept: 'text/html' } });
  expect([page.status, page.headers['content-type']]).toEqual([403, 'text/html; charset=utf-8']);
  expect(page.body).toContain('Entrez par votre page d’examen');
  const rest = await rig.call(OTHER, '/wp-json/wp/v2/posts', { cookie, method: 'POST', body: '{}' });
  expect([rest.status, JSON.parse(rest.body).code]).toEqual([403, 'e5b_entry_required']);
  expect(seen).toEqual([]);
});

test('cookies planted by a sibling origin lock nobody out', async () => {
  const own = await rig.enter(SITE);
  const planted = `e5b_site=evil; ${await rig.enter(OTHER)}; e5b_site=; junk=${'x'.repeat(20_000)}`;
  expect((await rig.call(SITE, '/', { cookie: `${planted}; ${own}` })).status).toBe(200);
  expect((await rig.call(SITE, '/', { cookie: planted })).status).toBe(403);
});

test('an examiner looks and cannot touch', async () => {
  const cookie = await rig.enter(SITE, { who: 'examiner', right: 'read' });
  const status = async (method: string, path: string): Promise<number> =>
    (await rig.call(SITE, path, { cookie, method })).status;
  expect(await status('GET', '/boutique')).toBe(200);
  expect(await status('POST', '/boutique')).toBe(403);
  expect(await status('GET', '/wp-admin/')).toBe(403);
  expect(await status('GET', '/wp-login.php')).toBe(403);
  expect(await status('GET', '/?rest_route=/wp/v2/posts/1&_method=DELETE')).toBe(403);
  await rig.call(SITE, '/wp-json/', { cookie, headers: { 'x-http-method-override': 'DELETE' } });
  expect(seen.map(({ method, url }) => `${method} ${url}`)).toEqual(['GET /boutique', 'GET /wp-json/']);
  expect(seen[1]?.headers['x-http-method-override']).toBeUndefined();
});

test('the workstation that a candidate was moved from is shut out at once', async () => {
  const before = await rig.enter(SITE);
  const examiner = await rig.enter(SITE, { who: 'examiner', right: 'read' });
  await delay(5);
  await rig.lease(SITE, { entriesFrom: rig.now() });
  const after = await rig.enter(SITE);
  const statuses = [before, after, examiner].map(async (cookie) => (await rig.call(SITE, '/', { cookie })).status);
  expect(await Promise.all(statuses)).toEqual([403, 200, 200]);
});

test.each(['localhost', 'nosuchab.localhost', 'abcdefg1.example.org', '127.0.0.1', '../../etc.localhost'])(
  'the host %s is no site',
  async (host) => {
    const reply = await rig.call(SITE, '/', { headers: { host } });
    expect([reply.status, reply.body.includes('Site introuvable')]).toEqual([404, true]);
  },
);

test('health is told on the bare host only', async () => {
  const ready = await rig.call(SITE, '/health/ready', { headers: { host: `localhost:${rig.port}` } });
  expect([ready.status, ready.body]).toEqual([200, '{"status":"ok"}']);
  expect((await rig.call(SITE, '/health/ready')).status).toBe(403);
});

test('the gateway’s own prefix never reaches a sandbox', async () => {
  const cookie = await rig.enter(SITE);
  expect((await rig.call(SITE, '/.e5b/other', { cookie })).status).toBe(404);
  expect(seen).toEqual([]);
});

test('a site cannot install a worker that would outlive it in the browser', async () => {
  const cookie = await rig.enter(SITE);
  const reply = await rig.call(SITE, '/sw.js', { cookie, headers: { 'service-worker': 'script' } });
  expect([reply.status, seen]).toEqual([403, []]);
});

test.each([
  ['an absolute address', 'GET http://x.example/ HTTP/1.1\r\nHost: HOST\r\n\r\n'],
  ['two hosts', 'GET / HTTP/1.1\r\nHost: HOST\r\nHost: zyxwvut9.localhost\r\n\r\n'],
  ['no host', 'GET / HTTP/1.1\r\n\r\n'],
  ['two lengths', 'POST / HTTP/1.1\r\nHost: HOST\r\nCookie: C\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\nabcd'],
  [
    'length and coding',
    'POST / HTTP/1.1\r\nHost: HOST\r\nCookie: C\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
  ],
  [
    'an unknown coding',
    'POST / HTTP/1.1\r\nHost: HOST\r\nCookie: C\r\nTransfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n',
  ],
  ['a bare line feed', 'GET / HTTP/1.1\nHost: HOST\nCookie: C\n\n'],
  ['a space before the colon', 'POST / HTTP/1.1\r\nHost: HOST\r\nCookie: C\r\nContent-Length : 4\r\n\r\nabcd'],
  ['a method of another protocol', 'TRACE / HTTP/1.1\r\nHost: HOST\r\nCookie: C\r\n\r\n'],
  ['a tunnel', 'CONNECT zyxwvut9.localhost:80 HTTP/1.1\r\nHost: HOST\r\nCookie: C\r\n\r\n'],
  [
    'an upgrade that is no WebSocket',
    'GET / HTTP/1.1\r\nHost: HOST\r\nCookie: C\r\nConnection: Upgrade\r\nUpgrade: h2c\r\n\r\n',
  ],
])('%s is refused and never reaches a sandbox', async (_name, text) => {
  const cookie = await rig.enter(SITE);
  const reply = await sendRaw(
    rig.port,
    text.replace('HOST', `${SITE}.localhost`).replace('Cookie: C', `Cookie: ${cookie}`),
  );
  expect(reply).toMatch(/^(HTTP\/1\.1 4\d\d |$)/);
  expect(seen).toEqual([]);
});
