import type { IncomingHttpHeaders } from 'node:http';
import { requestHeaders } from './request-headers.js';

const host = 'abcdefg1.localhost:8081';
const pass = (headers: IncomingHttpHeaders, method = 'GET', bodyLength: number | null = null): IncomingHttpHeaders =>
  requestHeaders({ host, ...headers }, { method, proto: 'http', bodyLength });

test('what the CMS needs passes, and the truth about the address is added', () => {
  expect(pass({ 'x-wp-nonce': 'abc', accept: '*/*', authorization: 'Basic x' })).toEqual({
    host,
    'x-wp-nonce': 'abc',
    accept: '*/*',
    authorization: 'Basic x',
    'x-forwarded-host': host,
    'x-forwarded-proto': 'http',
  });
});

test.each([
  'x-forwarded-for',
  'x-forwarded-port',
  'x_forwarded_for',
  'forwarded',
  'x-real-ip',
  'via',
  'client-ip',
  'x-original-url',
  'x-rewrite-url',
  'te',
  'trailer',
  'keep-alive',
  'proxy-authorization',
  'transfer-encoding',
  'expect',
  'upgrade',
  'connection',
])('%s does not pass', (name) => {
  expect(Object.keys(pass({ [name]: 'x' }))).toEqual(['host', 'x-forwarded-host', 'x-forwarded-proto']);
});

test('a client’s own claim about host and protocol is replaced', () => {
  const headers = pass({ 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'https' });
  expect([headers['x-forwarded-host'], headers['x-forwarded-proto']]).toEqual([host, 'http']);
});

test('headers that Connection names are dropped, but never the host', () => {
  const headers = pass({ connection: 'close, X-Secret, Host', 'x-secret': '1' });
  expect(headers['x-secret']).toBeUndefined();
  expect(headers.host).toBe(host);
});

test('the gateway’s and the platform’s cookies stay outside', () => {
  const cookie = 'wp_a=1; e5b_site=v1.x; e5b.sid=s; E5B_site=2; __Host-e5b.sid=3;  e5b-other=4; b="x=y"; ; PHPSESSID=5';
  expect(pass({ cookie }).cookie).toBe('wp_a=1; b="x=y"; PHPSESSID=5');
  expect(pass({ cookie: 'e5b_site=1' })).not.toHaveProperty('cookie');
});

test('cookies too long for Apache are left out, the longest first', () => {
  const cookie = `junk=${'x'.repeat(4000)}; wp=1; more=${'y'.repeat(4100)}; PHPSESSID=5`;
  expect(pass({ cookie }).cookie).toBe(`junk=${'x'.repeat(4000)}; wp=1; PHPSESSID=5`);
});

test.each(['x-http-method-override', 'x_http_method_override', 'x-http-method', 'x-method-override'])(
  '%s makes a write of a POST only',
  (name) => {
    expect(pass({ [name]: 'DELETE' })[name]).toBeUndefined();
    expect(pass({ [name]: 'DELETE' }, 'POST')[name]).toBe('DELETE');
  },
);

test('the frame is the gateway’s own', () => {
  expect(pass({ 'content-length': '999' }, 'POST', 12)['content-length']).toBe('12');
  expect(pass({ 'content-length': '999' })).not.toHaveProperty('content-length');
});
