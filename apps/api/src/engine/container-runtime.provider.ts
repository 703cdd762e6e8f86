import { type ContainerRuntime, DockerContainerRuntime } from '@e5b/sandbox';
import { Settings } from '../config/settings.js';

/** Nest token of libs/sandbox's port. */
export const CONTAINER_RUNTIME = Symbol('ContainerRuntime');

export const containerRuntimeProvider = {
  provide: CONTAINER_RUNTIME,
  inject: [Settings],
  useFactory: ({ env }: Settings): ContainerRuntime =>
    new DockerContainerRuntime({ socketPath: env.E5B_DOCKER_SOCKET }),
};
