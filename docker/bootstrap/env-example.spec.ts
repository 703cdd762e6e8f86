import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './settings.mjs';

const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');
const names = (text: string, pattern: RegExp) => new Set([...text.matchAll(pattern)].map(([, name]) => name));

describe('.env.example', () => {
  const shown = names(read('.env.example'), /^#(E5B_[A-Z0-9_]+)=.+$/gm);

  it.each(['apps/api/src/config/env.ts', 'apps/gateway/src/config.ts'])('shows every setting of %s', (schema) => {
    const known = names(read(schema), /^ +(E5B_[A-Z0-9_]+):/gm);
    expect(known.size).toBeGreaterThan(5);
    expect([...known].filter((name) => !shown.has(name))).toEqual([]);
  });

  it('shows no setting that nothing reads', () => {
    const bootstrap = ['chromium', 'official-release'].map((name) => `docker/bootstrap/${name}.mjs`);
    const readers = ['apps/api/src/config/env.ts', 'apps/gateway/src/config.ts', ...bootstrap];
    const sources = readers.map(read).join('\n');
    expect([...shown].filter((name) => name === undefined || !sources.includes(name))).toEqual([]);
  });
});
