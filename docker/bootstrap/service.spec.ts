import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { restartDelay, Service } from './service.mjs';
import { SetupError } from './steps.mjs';
import { until } from './until.mjs';

let directory: string;
let said: string[];
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'e5b-service-'));
  said = [];
});
afterEach(() => {
  rmSync(directory, { recursive: true });
});

/** A service whose process runs `code`; ready once it wrote its pid to the file `ready`. */
function service(code: string) {
  const script = join(directory, 'main.cjs');
  writeFileSync(script, code);
  const ready = join(directory, 'ready');
  return new Service({
    label: 'L’API',
    script,
    cwd: directory,
    env: { ...process.env, READY: ready },
    logFile: join(directory, 'api.log'),
    ready: () => Promise.resolve(existsSync(ready)),
    say: (text: string) => said.push(text),
    stopMs: 2000,
  });
}

const pid = () => Number(readFileSync(join(directory, 'ready'), 'utf8'));
const READY = "require('node:fs').writeFileSync(process.env.READY, String(process.pid));";
const SERVE = `${READY} setInterval(() => {}, 1000);`;

describe('Service', () => {
  it('starts again, and says so, when its process is killed', async () => {
    const api = service(SERVE);
    await api.start();
    const first = pid();
    process.kill(first, 'SIGKILL');
    await until(() => Promise.resolve(said.some((line) => line.includes('répond de nouveau')) && pid() !== first), {
      timeoutMs: 4000,
      everyMs: 20,
    });
    expect(pid()).not.toBe(first);
    expect(said[0]).toContain('L’API s’est arrêtée (SIGKILL)');
    await api.stop();
  });

  it('stops for good, and twice is harmless', async () => {
    const api = service(SERVE);
    await api.start();
    await api.stop();
    await api.stop();
    expect(() => process.kill(pid(), 0)).toThrow();
    expect(said).toEqual([]);
  });

  it('ends a process that does not finish when asked', async () => {
    const api = service(`process.on('SIGTERM', () => {}); ${SERVE}`);
    await api.start();
    await api.stop();
    expect(() => process.kill(pid(), 0)).toThrow();
  });

  it('says why a process that ends at once did not start', async () => {
    const failure = service("console.error('wrong settings'); process.exit(3);").start();
    await expect(failure).rejects.toThrow(SetupError);
    await expect(failure).rejects.toMatchObject({ message: 'L’API n’a pas démarré.', details: ['wrong settings'] });
  });
});

describe('restartDelay', () => {
  it('doubles at each fall in a row, up to fifteen seconds', () => {
    expect([1, 2, 3, 5, 6, 100].map(restartDelay)).toEqual([500, 1000, 2000, 8000, 15_000, 15_000]);
  });
});
