import { containerRuntimeContract } from './container-runtime-contract.js';
import { FakeContainerRuntime } from './fake-container-runtime.js';
import { sandboxSpecs } from './sandbox-specs.js';

describe('FakeContainerRuntime', () => {
  const specs = sandboxSpecs('e5b/wordpress:latest');
  const runtime = new FakeContainerRuntime(['e5b/wordpress:latest']);
  afterAll(() => specs.cleanUp());

  containerRuntimeContract({
    test,
    afterEach,
    expect,
    runtime: () => runtime,
    spec: () => specs.next(),
    kill: (ref) => runtime.kill(ref),
    writeFile: (started, path, content) => {
      runtime.writeFile(started, path, content);
      return Promise.resolve();
    },
  });

  test('can be taken down like a stopped engine', async () => {
    runtime.setDown(true);
    await expect(runtime.hasImage('e5b/wordpress:latest')).rejects.toMatchObject({ code: 'RUNTIME_UNAVAILABLE' });
    await expect(runtime.create(specs.next())).rejects.toMatchObject({ code: 'RUNTIME_UNAVAILABLE' });
    runtime.setDown(false);
  });

  test('a failed start leaves nothing behind and throws the first error', async () => {
    const created = await runtime.create(specs.next());
    runtime.failNext('start', new Error('no memory'));
    await expect(runtime.start(created)).rejects.toThrow('no memory');
    expect(await runtime.list(specs.instance)).toEqual([]);
  });
});
