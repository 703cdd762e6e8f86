import { mkdtempSync, realpathSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dataPaths, EnvSchema } from './env.js';

describe('EnvSchema', () => {
  it('has a default for everything', () => {
    expect(EnvSchema.parse({})).toMatchObject({
      E5B_API_PORT: 8080,
      E5B_SANDBOX_DOMAIN: 'localhost',
      E5B_REHEARSAL: true,
      E5B_TIME_ZONE: 'Europe/Paris',
    });
  });

  it('names every wrong variable at once', () => {
    const wrong = {
      E5B_API_PORT: '70000',
      E5B_SANDBOX_DOMAIN: 'a b',
      E5B_REHEARSAL: 'perhaps',
      E5B_PLATFORM_ORIGIN: 'localhost',
      E5B_TIME_ZONE: 'Europe/Saint-Denis',
    };
    const names = EnvSchema.safeParse(wrong).error?.issues.map(({ path }) => path[0]);
    expect(names?.toSorted()).toEqual(Object.keys(wrong).toSorted());
  });
});

describe('E5B_TIME_ZONE', () => {
  it.each(['Europe/Paris', 'Indian/Reunion', 'America/Guadeloupe', 'UTC'])('takes %s', (zone) =>
    expect(EnvSchema.parse({ E5B_TIME_ZONE: zone }).E5B_TIME_ZONE).toBe(zone),
  );

  it.each(['', '+04:00', 'Paris', 'Indian/Reunion '])('refuses « %s »', (zone) =>
    expect(EnvSchema.safeParse({ E5B_TIME_ZONE: zone }).success).toBe(false),
  );
});

describe('dataPaths', () => {
  it('marks an installation by its data directory and finds it again', () => {
    const one = mkdtempSync(join(tmpdir(), 'e5b-paths-'));
    const two = mkdtempSync(join(tmpdir(), 'e5b-paths-'));
    const paths = (dir: string) => dataPaths(EnvSchema.parse({ E5B_DATA_DIR: dir }));
    expect(paths(one).instance).toMatch(/^[0-9a-f]{8}$/);
    expect(paths(one).instance).toBe(paths(one).instance);
    expect(paths(one).instance).not.toBe(paths(two).instance);
    expect(paths(one).root).toBe(realpathSync(one));
  });
});
