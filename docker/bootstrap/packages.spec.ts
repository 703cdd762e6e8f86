import { sameVersions } from './packages.mjs';

const wanted = {
  packages: {
    '': { version: '0.1.0' },
    'libs/journal': { version: '0.1.0' },
    'node_modules/@e5b/journal': { link: true },
    'node_modules/zod': { version: '4.6.7' },
    'node_modules/@swc/core-darwin-arm64': { version: '1.16.18', optional: true },
  },
};

describe('sameVersions', () => {
  it('accepts a tree without the packages of other platforms', () => {
    expect(sameVersions(wanted, { packages: { 'node_modules/zod': { version: '4.6.7' } } })).toBe(true);
  });

  it.each([
    ['an older version', { 'node_modules/zod': { version: '4.6.6' } }],
    ['a missing package', {}],
  ])('refuses %s', (_what, packages) => {
    expect(sameVersions(wanted, { packages })).toBe(false);
  });

  it('refuses another version of an optional package', () => {
    const packages = {
      'node_modules/zod': { version: '4.6.7' },
      'node_modules/@swc/core-darwin-arm64': { version: '1' },
    };
    expect(sameVersions(wanted, { packages })).toBe(false);
  });
});
