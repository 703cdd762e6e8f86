import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { contentHash } from './content-hash.mjs';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'e5b-hash-'));
  mkdirSync(join(root, 'image/bin'), { recursive: true });
  writeFileSync(join(root, 'image/Dockerfile'), 'FROM x\n');
  writeFileSync(join(root, 'image/bin/start'), '#!/bin/sh\n');
});
afterEach(() => {
  rmSync(root, { recursive: true });
});

const hash = (more: string[] = []) => contentHash(root, ['image', 'absent'], more);

describe('contentHash', () => {
  it('stays the same when only dates, explanations or built files change', () => {
    const before = hash();
    utimesSync(join(root, 'image/Dockerfile'), 1, 1);
    mkdirSync(join(root, 'image/node_modules'));
    writeFileSync(join(root, 'image/node_modules/x'), 'x');
    writeFileSync(join(root, 'image/README.md'), '# Why');
    expect(hash()).toBe(before);
    expect(before).toMatch(/^[0-9a-f]{12}$/);
  });

  it.each<[string, () => void]>([
    ['a content', () => writeFileSync(join(root, 'image/bin/start'), '#!/bin/ash\n')],
    ['a name', () => writeFileSync(join(root, 'image/extra'), '')],
    ['the executable bit', () => chmodSync(join(root, 'image/bin/start'), 0o755)],
    ['a link', () => symlinkSync('Dockerfile', join(root, 'image/link'))],
  ])('changes with %s', (_what, change) => {
    const before = hash();
    change();
    expect(hash()).not.toBe(before);
  });

  it('changes with what else the result depends on', () => {
    expect(hash(['sha256:a'])).not.toBe(hash(['sha256:b']));
  });
});
