import { checkSpec, type SandboxSpec } from './sandbox-spec.js';

const spec: SandboxSpec = {
  name: 'abcd1234',
  instance: '0a1b2c3d',
  cms: 'wordpress',
  image: 'e5b/wordpress:1.0',
  origin: 'http://abcd1234.localhost:8081',
  socketDir: '/srv/e5b/run/sbx/abcd1234',
  platformPassword: 'x'.repeat(24),
};

describe('checkSpec', () => {
  test('fills in the limits that are not given', () => {
    expect(checkSpec({ ...spec, limits: { memoryMiB: 300 } }).limits).toEqual({
      ...checkSpec(spec).limits,
      memoryMiB: 300,
    });
  });

  test('gives a shop more memory than a site', () => {
    expect(checkSpec(spec).limits.memoryMiB).toBe(512);
    expect(checkSpec({ ...spec, cms: 'prestashop' }).limits.memoryMiB).toBe(768);
  });

  test.each<[string, Partial<SandboxSpec>]>([
    ['name', { name: '1bcd1234' }],
    ['name', { name: 'abcd1234/../x' }],
    ['instance', { instance: 'x' }],
    ['image', { image: 'debian:latest' }],
    ['image', { image: 'evil.example/e5b/wordpress:1' }],
    ['image', { image: 'e5b/wordpress' }],
    ['origin', { origin: 'http://abcd1234.localhost:8081/path' }],
    ['origin', { origin: "http://x'; DROP TABLE wp_users; --" }],
    ['origin', { origin: 'http://a.localhost\nE5B_SCHEMA=mysql' }],
    ['socketDir', { socketDir: 'run/sbx' }],
    ['socketDir', { socketDir: '/run/../etc' }],
    ['socketDir', { socketDir: '/run/a:/etc' }],
    ['platformPassword', { platformPassword: 'short' }],
    ['platformPassword', { platformPassword: `${'x'.repeat(24)}'` }],
    ['limits.memoryMiB', { limits: { memoryMiB: -1 } }],
  ])('refuses a wrong %s', (field, wrong) => {
    expect(() => checkSpec({ ...spec, ...wrong })).toThrow(field);
  });

  test('refuses a field that it does not know, such as a command', () => {
    expect(() => checkSpec({ ...spec, command: ['sh'] } as SandboxSpec)).toThrow('not valid');
  });

  test('counts bytes, not letters, against the limit of a socket path', () => {
    const dir = (name: string) => ({ ...spec, socketDir: `/srv/${name}` });
    expect(checkSpec(dir('x'.repeat(91)))).toBeDefined();
    expect(() => checkSpec(dir('x'.repeat(92)))).toThrow('107');
    expect(() => checkSpec(dir('é'.repeat(46)))).toThrow('107');
  });
});
