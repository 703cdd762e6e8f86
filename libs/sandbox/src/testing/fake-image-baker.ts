import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { BakeFailed } from '../bake/bake-error.js';
import { type BakeStepName, bakeStep } from '../bake/bake-steps.js';
import { checkOrder } from '../bake/check-order.js';
import { chooseRuntime } from '../bake/choose-runtime.js';
import type { BakedImage, BakeOptions, BakeOrder, ImageBaker, RuntimeImage } from '../bake/image-baker.js';
import { contextTag } from '../docker/bake-labels.js';
import { RuntimeUnavailable, SandboxError } from '../sandbox-error.js';

const AFTER_SENDING: readonly BakeStepName[] = ['arrange', 'database', 'settings', 'warm-up', 'clean', 'save'];
const BYTES = 640 * 2 ** 20;

export const FAKE_RUNTIMES: readonly RuntimeImage[] = [
  { cms: 'wordpress', php: '8.2', tag: 'e5b/wordpress:fake', id: 'sha256:fake-wordpress' },
  { cms: 'prestashop', php: '8.2', tag: 'e5b/prestashop:fake', id: 'sha256:fake-prestashop' },
];

/**
 * Bakes in memory. As the test runtimes of the real one, it refuses a docroot that holds a file `refused` and never ends
 * with one that holds `endless`. Kept honest by the contract suite that the real one passes too.
 */
export class FakeImageBaker implements ImageBaker {
  /** Whatever is put in the way of a step: the bake goes on when it resolves. */
  beforeStep: (name: BakeStepName) => Promise<void> = () => Promise.resolve();
  private readonly images = new Map<string, BakedImage>();
  private here: readonly RuntimeImage[];
  private down = false;

  constructor(
    runtimes: readonly RuntimeImage[] = FAKE_RUNTIMES,
    /** Told of every image made and removed, so that a fake runtime can know them. */
    private readonly onImages: (tags: readonly string[]) => void = () => undefined,
  ) {
    this.here = runtimes;
  }

  /** As if Docker were stopped (or started again). */
  setDown(down: boolean): void {
    this.down = down;
  }

  /** As if the runtimes had been built anew. */
  replaceRuntimes(runtimes: readonly RuntimeImage[]): void {
    this.here = runtimes;
  }

  runtimes(): Promise<RuntimeImage[]> {
    return this.call(() => [...this.here]);
  }

  /** As if somebody had built another image for this pack and given it the same tag. */
  replaceImage(packSha256: string): void {
    const image = this.images.get(packSha256);
    if (image) this.images.set(packSha256, { ...image, id: `sha256:other-${packSha256}` });
  }

  bake(given: BakeOrder, options: BakeOptions): Promise<BakedImage> {
    return this.call(async () => {
      const order = await checkOrder(given);
      const { packSha256, cms } = order;
      const runtime = chooseRuntime(this.here, order);
      const aborted = () => {
        if (options.signal.aborted)
          throw new SandboxError('ABORTED', 'The bake was given up', { cause: options.signal.reason });
      };
      aborted();
      options.onStep(bakeStep('send'));
      for (const step of AFTER_SENDING) {
        await Promise.race([this.beforeStep(step), ended(options.signal)]);
        aborted();
        if (this.down) throw new RuntimeUnavailable();
        options.onStep(bakeStep(step));
        if (await this.holds(order, 'endless')) await ended(options.signal);
        if (await this.holds(order, 'refused')) throw new BakeFailed('Ce site est refusé.', ['refused']);
      }
      const tag = contextTag(packSha256);
      const image = { tag, id: `sha256:${packSha256}`, bytes: BYTES, cms, packSha256, runtimeId: runtime.id };
      this.images.set(packSha256, image);
      this.tellImages();
      return image;
    });
  }

  find(packSha256: string): Promise<BakedImage | null> {
    return this.call(() => {
      const image = this.images.get(packSha256);
      return image && this.here.some(({ id }) => id === image.runtimeId) ? image : null;
    });
  }

  remove(packSha256: string): Promise<void> {
    return this.call(() => {
      this.images.delete(packSha256);
      this.tellImages();
    });
  }

  private tellImages(): void {
    this.onImages([...this.images.values()].map(({ tag }) => tag));
  }

  private holds({ payloadDir, docrootPath }: BakeOrder, name: string): Promise<boolean> {
    return access(join(payloadDir, docrootPath, name)).then(
      () => true,
      () => false,
    );
  }

  private async call<T>(action: () => T | Promise<T>): Promise<T> {
    if (this.down) throw new RuntimeUnavailable();
    return action();
  }
}

function ended(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
