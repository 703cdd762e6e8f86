import { DockerImageBaker, type ImageBaker } from '@e5b/sandbox';
import { Settings } from '../config/settings.js';

/** Nest token of libs/sandbox's baker of context images. */
export const IMAGE_BAKER = Symbol('ImageBaker');

export const imageBakerProvider = {
  provide: IMAGE_BAKER,
  inject: [Settings],
  useFactory: ({ env }: Settings): ImageBaker =>
    new DockerImageBaker({ runtimes: env.E5B_RUNTIME_IMAGES, socketPath: env.E5B_DOCKER_SOCKET }),
};
