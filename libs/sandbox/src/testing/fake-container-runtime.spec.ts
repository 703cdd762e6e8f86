import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SandboxSpec } from '../sandbox-spec.js';
import { containerRuntimeContract } from './container-runtime-contract.js';
import { FakeContainerRuntime } from './fake-container-runtime.js';

describe('FakeContainerRuntime', () => {
  const dir = mkdtempSync(join(tmpdir(), 'e5b-'));
  const runtime = new FakeContainerRuntime(['e5b/wordpress:latest']);
  const spec = (): SandboxSpec => {
    const name = `f${randomBytes(8).toString('hex').slice(0, 7)}`;
    return {
      name,
      instance: 'feedbeef',
      cms: 'wordpress',
      image: 'e5b/wordpress:latest',
      origin: `http://${name}.localhost:8081`,
      socketDir: join(dir, name),
      platformPassword: randomBytes(24).toString('base64url'),
    };
  };
  afterAll(() => rmSync(dir, { recursive: true, force: true }));

  containerRuntimeContract({
    test,
    afterEach,
    expect,
    runtime: () => runtime,
    spec,
    kill: (ref) => runtime.kill(ref),
    writeFile: (started, path, content) => {
      runtime.writeFile(started, path, content);
      return Promise.resolve();
    },
  });

  test('can be taken down like a stopped engine', async () => {
    runtime.setDown(true);
    await expect(runtime.create(spec())).rejects.toMatchObject({ code: 'RUNTIME_UNAVAILABLE' });
    runtime.setDown(false);
  });

  test('a failed start leaves nothing behind and throws the first error', async () => {
    const wanted = spec();
    const created = await runtime.create(wanted);
    runtime.failNext('start', new Error('no memory'));
    await expect(runtime.start(created)).rejects.toThrow('no memory');
    expect(await runtime.list(wanted.instance)).toEqual([]);
  });
});
