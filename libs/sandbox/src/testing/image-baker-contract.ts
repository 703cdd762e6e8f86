import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BakeOrder, BakeStep, ImageBaker } from '../bake/image-baker.js';
import type { ContractRunner } from './container-runtime-contract.js';

export interface BakerContractSetup extends ContractRunner {
  /** Over a runtime for WordPress with PHP 8.2 that reacts to marks: see `makeMarkRuntime`. */
  readonly baker: () => ImageBaker;
  /** Containers and untagged layers of this pack's bakes that the engine still holds. */
  readonly leftovers: (packSha256: string) => Promise<number>;
}

const TIMEOUT_MS = 60_000;
const CANDIDATE = { login: 'candidat', password: 'essai-2026', role: 'administrator', email: 'candidat@essai.example' };

/** What every `ImageBaker` must do. Run on the fake in unit tests and on the real engine in integration tests. */
export function imageBakerContract({ test, afterEach, expect, baker, leftovers }: BakerContractSetup): void {
  const made: BakeOrder[] = [];
  const it = (name: string, body: () => Promise<void>) => test(name, body, TIMEOUT_MS);
  const quiet = () => ({ signal: new AbortController().signal, onStep: () => undefined });

  /** An unpacked context of a few files; `mark` is what the runtimes of tests react to. */
  const order = async (mark?: 'refused' | 'endless'): Promise<BakeOrder> => {
    const payloadDir = await mkdtemp(join(tmpdir(), 'e5b-payload-'));
    await mkdir(join(payloadDir, 'docroot/wp-content/été'), { recursive: true });
    await mkdir(join(payloadDir, 'database'));
    await writeFile(join(payloadDir, 'database/dump.sql'), 'CREATE TABLE `wp_options` (`option_id` bigint);\n');
    await writeFile(join(payloadDir, 'docroot/index.php'), '<?php // site');
    await writeFile(join(payloadDir, 'docroot/wp-content/été/vide.txt'), '');
    await writeFile(join(payloadDir, 'docroot/wp-content/large.bin'), randomBytes(3 * 2 ** 20));
    if (mark) await writeFile(join(payloadDir, 'docroot', mark), '');
    const given: BakeOrder = {
      cms: 'wordpress',
      packSha256: randomBytes(32).toString('hex'),
      payloadDir,
      dumpPath: 'database/dump.sql',
      docrootPath: 'docroot',
      tablePrefix: 'wp_',
      adminPath: 'wp-admin',
      storedUrls: ['http://localhost/site'],
      phpMin: '5.6.20',
      phpMax: null,
      accounts: [{ ...CANDIDATE, displayName: 'Candidat', for: 'candidate' }],
    };
    made.push(given);
    return given;
  };

  afterEach(async () => {
    for (const { packSha256, payloadDir } of made.splice(0)) {
      await baker().remove(packSha256);
      await rm(payloadDir, { recursive: true });
    }
  });

  it('knows its runtimes', async () => {
    const [first] = await baker().runtimes();
    expect(first).toMatchObject({ cms: 'wordpress', php: '8.2' });
  });

  it('bakes a context, tells each step and finds the image by the pack’s hash', async () => {
    const given = await order();
    expect(await baker().find(given.packSha256)).toBe(null);
    const steps: BakeStep[] = [];
    const image = await baker().bake(given, { ...quiet(), onStep: (step) => steps.push(step) });
    expect(image.tag).toBe(`e5b/context:${given.packSha256.slice(0, 32)}`);
    expect(image.bytes > 1000).toBe(true);
    expect(steps.map(({ index }) => index)).toEqual(steps.map((_, at) => at + 1));
    expect(steps.at(-1)).toMatchObject({ index: steps.length, of: steps.length });
    expect(await baker().find(given.packSha256)).toEqual(image);
    expect(await leftovers(given.packSha256)).toBe(0);
  });

  it('bakes the same context anew over the old image', async () => {
    const given = await order();
    await baker().bake(given, quiet());
    const again = await baker().bake(given, quiet());
    expect(await baker().find(given.packSha256)).toEqual(again);
    expect(await leftovers(given.packSha256)).toBe(0);
  });

  it('refuses a wrong order and a PHP that is not here, before anything is made', async () => {
    const given = await order();
    await expect(baker().bake({ ...given, dumpPath: '../dump.sql' }, quiet())).rejects.toMatchObject({
      code: 'ORDER_INVALID',
    });
    await expect(baker().bake({ ...given, phpMin: '99.1' }, quiet())).rejects.toMatchObject({
      code: 'PHP_UNSUPPORTED',
      buildArgument: '--build-arg PHP_VERSION=99.1',
    });
    expect(await leftovers(given.packSha256)).toBe(0);
  });

  it('says why a site cannot be baked, and leaves nothing of it', async () => {
    const given = await order('refused');
    await expect(baker().bake(given, quiet())).rejects.toMatchObject({
      code: 'BAKE_FAILED',
      reason: 'Ce site est refusé.',
    });
    expect(await baker().find(given.packSha256)).toBe(null);
    expect(await leftovers(given.packSha256)).toBe(0);
  });

  it('fails when the payload is not there', async () => {
    const given = await order();
    await rm(join(given.payloadDir, 'docroot'), { recursive: true });
    await expect(baker().bake(given, quiet())).rejects.toMatchObject({ code: 'ORDER_INVALID' });
    expect(await leftovers(given.packSha256)).toBe(0);
  });

  for (const moment of ['send', 'during'] as const) {
    it(`can be given up (${moment}), and leaves nothing`, async () => {
      const given = await order('endless');
      const giveUp = new AbortController();
      const onStep = ({ index }: BakeStep) => {
        if (moment === 'send' || index === 2) giveUp.abort();
      };
      const baking = baker().bake(given, { signal: giveUp.signal, onStep });
      await expect(baking).rejects.toMatchObject({ code: 'ABORTED' });
      expect(await baker().find(given.packSha256)).toBe(null);
      expect(await leftovers(given.packSha256)).toBe(0);
    });
  }

  it('removes an image as often as asked', async () => {
    const given = await order();
    await baker().bake(given, quiet());
    await baker().remove(given.packSha256);
    await baker().remove(given.packSha256);
    expect(await baker().find(given.packSha256)).toBe(null);
  });
}
