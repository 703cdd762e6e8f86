import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dataPaths, EnvSchema } from '../config/env.js';
import { Settings } from '../config/settings.js';
import { Clock } from './clock.js';

const settingsIn = (dir: string) => {
  const env = EnvSchema.parse({ E5B_DATA_DIR: dir });
  return Object.assign(Object.create(Settings.prototype), { env, paths: dataPaths(env) }) as Settings;
};

describe('Clock', () => {
  const dir = () => mkdtempSync(join(tmpdir(), 'e5b-clock-'));

  afterEach(() => jest.restoreAllMocks());

  it('does not follow a wall clock that jumps, and says by how much it did', () => {
    const clock = new Clock(settingsIn(dir()));
    const before = clock.now();
    const wall = Date.now;
    jest.spyOn(Date, 'now').mockImplementation(() => wall() + 3_600_000);
    expect(clock.now() - before).toBeLessThan(1000);
    expect(Math.round(clock.drift() / 1000)).toBe(3600);
    clock.reanchor();
    expect(Math.abs(clock.drift())).toBeLessThan(100);
    expect(clock.now() - before).toBeGreaterThan(3_590_000);
  });

  it('counts on from the same anchor after a restart within one boot', () => {
    const settings = settingsIn(dir());
    const first = new Clock(settings);
    const wall = Date.now;
    jest.spyOn(Date, 'now').mockImplementation(() => wall() + 86_400_000);
    const second = new Clock(settings);
    expect(second.anchor).toEqual(first.anchor);
    expect(Math.abs(second.now() - first.now())).toBeLessThan(100);
  });

  it.each(['', '{"wall":1', '{"wall":"x","monotonic":1,"boot":"b"}', '{"wall":1,"monotonic":1,"boot":"another-boot"}'])(
    'starts afresh from the wall when the anchor is %j',
    (content) => {
      const settings = settingsIn(dir());
      writeFileSync(settings.paths.clockAnchor, content);
      expect(Math.abs(new Clock(settings).now() - Date.now())).toBeLessThan(100);
      expect(JSON.parse(readFileSync(settings.paths.clockAnchor, 'utf8'))).toHaveProperty('boot');
    },
  );
});
