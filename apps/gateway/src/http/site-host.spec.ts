import { sandboxOfHost } from './site-host.js';

test.each([
  ['abcdefg1.localhost', 'abcdefg1'],
  ['abcdefg1.localhost:8081', 'abcdefg1'],
  ['ABCDEFG1.LocalHost:8081', 'abcdefg1'],
  ['abcdefg1.localhost.:8081', 'abcdefg1'],
])('%s is a site', (host, name) => {
  expect(sandboxOfHost(host, 'localhost')).toBe(name);
});

test.each([
  undefined,
  '',
  'localhost',
  'localhost:8081',
  '127.0.0.1:8081',
  '[::1]:8081',
  'abcdefg1.example',
  'abcdefg1.localhost.example',
  'x.abcdefg1.localhost',
  'abcdefg.localhost',
  'abcdefg12.localhost',
  '1abcdefg.localhost',
  '../abcd1.localhost',
  'abcdefg1.localhost:',
  'abcdefg1.localhost:99999999',
  'abcdefg1.localhost@evil',
  'abcdefg1.localhost/x',
  ' abcdefg1.localhost',
])('%s is none', (host) => {
  expect(sandboxOfHost(host, 'localhost')).toBeNull();
});

test('a domain of several labels', () => {
  expect(sandboxOfHost('abcdefg1.sites.lycee.example:80', 'sites.lycee.example')).toBe('abcdefg1');
  expect(sandboxOfHost('abcdefg1.lycee.example', 'sites.lycee.example')).toBeNull();
});
