import { DockerContainerRuntime } from '@e5b/sandbox';
import { containerRuntimeContract, insideSandbox, killSandbox, sandboxSpecs } from '@e5b/sandbox/testing';
import { testSetting } from '../support/test-setting.js';

describe('DockerContainerRuntime', () => {
  const specs = sandboxSpecs(testSetting('E5B_TEST_IMAGE_WORDPRESS'), testSetting('E5B_DATA_DIR'));
  const runtime = new DockerContainerRuntime();
  afterAll(() => specs.cleanUp());

  containerRuntimeContract({
    test,
    afterEach,
    expect,
    runtime: () => runtime,
    spec: () => specs.next(),
    kill: killSandbox,
    writeFile: async (started, path, content) => {
      const { exitCode, stderr } = await insideSandbox(started, ['tee', '--', path], { stdin: content });
      if (exitCode !== 0) throw new Error(stderr);
    },
  });

  test('says so when the engine is stopped', async () => {
    const nobody = new DockerContainerRuntime({ socketPath: '/nonexistent/docker.sock' });
    await expect(nobody.ping()).rejects.toMatchObject({ code: 'RUNTIME_UNAVAILABLE' });
    await expect(nobody.hasImage('e5b/nowhere:none')).rejects.toMatchObject({ code: 'RUNTIME_UNAVAILABLE' });
    await expect(nobody.create(specs.next())).rejects.toMatchObject({ code: 'RUNTIME_UNAVAILABLE' });
    await expect(nobody.list(specs.instance)).rejects.toMatchObject({ code: 'RUNTIME_UNAVAILABLE' });
    await expect(nobody.remove(specs.next())).rejects.toMatchObject({ code: 'RUNTIME_UNAVAILABLE' });
  });
});
