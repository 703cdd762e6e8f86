import Docker from 'dockerode';
import { checkOrder } from '../bake/check-order.js';
import { chooseRuntime } from '../bake/choose-runtime.js';
import type { BakedImage, BakeOptions, BakeOrder, ImageBaker, RuntimeImage } from '../bake/image-baker.js';
import type { SandboxCms } from '../sandbox-cms.js';
import { SandboxError } from '../sandbox-error.js';
import { BAKE_LABELS, contextTag } from './bake-labels.js';
import { engineCall, statusOf, unlessStatus } from './engine-error.js';
import { runBuild } from './run-build.js';
import { sweepBake } from './sweep-bake.js';

const GONE = 404;
const IN_USE = 409;

export interface DockerImageBakerOptions {
  /** Tags of the runtime images that belong to this installation; those that are missing are as if not named. */
  readonly runtimes: readonly string[];
  /** The engine's socket. Default: its usual place, or where DOCKER_HOST says. */
  readonly socketPath?: string;
}

/** Bakes with the engine's own classic builder: a runtime image brings the Dockerfile and the tools, the order the site. */
export class DockerImageBaker implements ImageBaker {
  private readonly docker: Docker;
  private readonly runtimeTags: readonly string[];

  constructor({ runtimes, socketPath }: DockerImageBakerOptions) {
    this.docker = new Docker(socketPath === undefined ? undefined : { socketPath });
    this.runtimeTags = runtimes;
  }

  async runtimes(): Promise<RuntimeImage[]> {
    const found = await Promise.all(this.runtimeTags.map((tag) => this.runtime(tag)));
    return found.filter((runtime) => runtime !== null);
  }

  async bake(given: BakeOrder, options: BakeOptions): Promise<BakedImage> {
    const order = await checkOrder(given);
    const { packSha256, cms } = order;
    const runtime = chooseRuntime(await this.runtimes(), order);
    try {
      await engineCall(() => sweepBake(this.docker, packSha256));
      options.signal.throwIfAborted();
      const id = await engineCall(() => runBuild(this.docker, order, runtime, options));
      await engineCall(() => sweepBake(this.docker, packSha256));
      const { Size } = await engineCall(() => this.docker.getImage(id).inspect());
      return { tag: contextTag(packSha256), id, bytes: Size, cms, packSha256, runtimeId: runtime.id };
    } catch (error) {
      await sweepBake(this.docker, packSha256).catch(() => undefined);
      if (!options.signal.aborted) throw error;
      throw new SandboxError('ABORTED', 'The bake was given up', { cause: options.signal.reason });
    }
  }

  async find(packSha256: string): Promise<BakedImage | null> {
    const tag = contextTag(packSha256);
    const image = await this.inspect(tag);
    const labels = image?.Config.Labels ?? {};
    if (!image || labels[BAKE_LABELS.pack] !== packSha256) return null;
    const [cms, runtimeId] = [labels[BAKE_LABELS.cms] as SandboxCms, labels[BAKE_LABELS.runtimeId] ?? ''];
    const here = (await this.runtimes()).some((runtime) => runtime.id === runtimeId && runtime.cms === cms);
    return here ? { tag, id: image.Id, bytes: image.Size, cms, packSha256, runtimeId } : null;
  }

  async remove(packSha256: string): Promise<void> {
    // Without its tag an image that sandboxes still run on is never found again, and goes with the next sweep.
    await unlessStatus([GONE, IN_USE], () => this.docker.getImage(contextTag(packSha256)).remove({ force: true }));
    await engineCall(() => sweepBake(this.docker, packSha256));
  }

  private async runtime(tag: string): Promise<RuntimeImage | null> {
    const image = await this.inspect(tag);
    const labels = image?.Config.Labels ?? {};
    const { [BAKE_LABELS.runtime]: cms, [BAKE_LABELS.php]: php } = labels;
    if (!image || !php || (cms !== 'wordpress' && cms !== 'prestashop')) return null;
    return { cms, php, tag, id: image.Id };
  }

  private async inspect(tag: string): Promise<Docker.ImageInspectInfo | null> {
    try {
      return await this.docker.getImage(tag).inspect();
    } catch (error) {
      if (statusOf(error) === GONE) return null;
      return engineCall(() => Promise.reject(error as Error));
    }
  }
}
