import { createServer, type IncomingHttpHeaders } from 'node:http';
import { GatewayRig } from '../support/gateway-rig.js';

const SITE = 'abcdefg1';
let rig: GatewayRig;
let seen: { method?: string; url?: string; headers: IncomingHttpHeaders }[] = [];

beforeAll(async () => {
  rig = await GatewayRig.start();
  await rig.serve(
    SITE,
    createServer((req, res) => {
      seen.push({ method: req.method, url: req.url, headers: req.headers });
      res.setHeader('Set-Cookie', ['wp=1; Domain=localhost; Path=/; HttpOnly', 'e5b_site=planted; Path=/']);
      res.setHeader('Clear-Site-Data', '"cookies"');
      res.setHeader('Strict-Transport-Security', 'max-age=1');
      res.end('<h1>Bonjour</h1>');
    }),
  );
  await rig.lease(SITE);
});
afterAll(() => rig.stop());
beforeEach(() => {
  seen = [];
});

test('a ticket becomes a cookie, and the cookie opens the site', async () => {
  const entered = await rig.call(SITE, `/.e5b/enter?ticket=${rig.ticket(SITE, { path: '/wp-admin/' })}`);
  expect([entered.status, entered.headers.location]).toEqual([303, '/wp-admin/']);
  const setCookie = entered.headers['set-cookie']?.[0] ?? '';
  expect(setCookie).toMatch(/; HttpOnly/);
  expect(setCookie).not.toMatch(/domain/i);
  const cookie = `${setCookie.split(';', 1)[0]}; e5b.sid=secret; other=1`;
  const page = await rig.call(SITE, '/wp-admin/', { cookie });
  expect([page.status, page.body]).toEqual([200, '<h1>Bonjour</h1>']);
  expect(seen[0]?.headers.cookie).toBe('other=1');
  expect(seen[0]?.headers['x-forwarded-host']).toBe(`${SITE}.localhost:${rig.port}`);
  expect(page.headers['set-cookie']).toEqual(['wp=1; Path=/; HttpOnly']);
  expect(page.headers['clear-site-data']).toBeUndefined();
  expect(page.headers['strict-transport-security']).toBeUndefined();
});
