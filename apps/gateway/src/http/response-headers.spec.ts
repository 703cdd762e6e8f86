import { responseHeaders } from './response-headers.js';

test('a sandbox’s own headers pass, each with all its values', () => {
  const headers = {
    'content-type': ['text/html'],
    link: ['<a>; rel=x', '<b>; rel=y'],
    'x-frame-options': ['SAMEORIGIN'],
  };
  expect(responseHeaders(headers)).toEqual(headers);
});

test.each([
  'strict-transport-security',
  'public-key-pins',
  'alt-svc',
  'clear-site-data',
  'service-worker-allowed',
  'nel',
  'report-to',
  'connection',
  'keep-alive',
  'transfer-encoding',
  'proxy-authenticate',
])('%s does not', (name) => {
  expect(responseHeaders({ [name]: ['x'] })).toEqual({});
});

test.each([
  ['wp=1; Path=/; HttpOnly', 'wp=1; Path=/; HttpOnly'],
  ['wp=1; Domain=localhost; Path=/', 'wp=1; Path=/'],
  ['wp=1; domain = .lycee.example', 'wp=1'],
  ['wp=1;DOMAIN=x;secure', 'wp=1;secure'],
  ['wp=1; Domain', 'wp=1'],
  ['domain=kept; Path=/', 'domain=kept; Path=/'],
])('a cookie stays on its origin: %s', (line, kept) => {
  expect(responseHeaders({ 'set-cookie': [line] })).toEqual({ 'set-cookie': [kept] });
});

test.each(['e5b_site=v1.x; Path=/', 'E5B_SITE=1', ' e5b_site =1', 'e5b.sid=1', '__Host-e5b.sid=1; Secure', 'e5b_site'])(
  'a cookie with a name of ours is dropped: %s',
  (line) => {
    expect(responseHeaders({ 'set-cookie': [line] })).toEqual({});
  },
);
