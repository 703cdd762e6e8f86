import { FakeImageBaker } from './fake-image-baker.js';
import { imageBakerContract } from './image-baker-contract.js';

describe('FakeImageBaker', () => {
  const baker = new FakeImageBaker();
  imageBakerContract({
    test,
    afterEach,
    expect,
    baker: () => baker,
    leftovers: () => Promise.resolve(0),
  });

  test('can be taken down like a stopped engine', async () => {
    baker.setDown(true);
    await expect(baker.runtimes()).rejects.toMatchObject({ code: 'RUNTIME_UNAVAILABLE' });
    baker.setDown(false);
  });
});
