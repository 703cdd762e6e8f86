import { randomBytes } from 'node:crypto';
import { DockerImageBaker } from '@e5b/sandbox';
import { bakeLeftovers, imageBakerContract, makeMarkRuntime, removeImage } from '@e5b/sandbox/testing';
import { testSetting } from '../support/test-setting.js';

describe('DockerImageBaker', () => {
  const runtime = `e5b/test-runtime:${randomBytes(4).toString('hex')}`;
  const baker = new DockerImageBaker({ runtimes: ['e5b/nowhere:none', runtime] });
  beforeAll(() => makeMarkRuntime(testSetting('E5B_TEST_IMAGE_LAMP'), runtime), 60_000);
  afterAll(() => removeImage(runtime));

  imageBakerContract({ test, afterEach, expect, baker: () => baker, leftovers: bakeLeftovers });

  test('says so when the engine is stopped', async () => {
    const nobody = new DockerImageBaker({ runtimes: [runtime], socketPath: '/nonexistent/docker.sock' });
    const hash = randomBytes(32).toString('hex');
    await expect(nobody.runtimes()).rejects.toMatchObject({ code: 'RUNTIME_UNAVAILABLE' });
    await expect(nobody.find(hash)).rejects.toMatchObject({ code: 'RUNTIME_UNAVAILABLE' });
    await expect(nobody.remove(hash)).rejects.toMatchObject({ code: 'RUNTIME_UNAVAILABLE' });
  });
});
