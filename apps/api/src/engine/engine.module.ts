import { Global, Module } from '@nestjs/common';
import { CONTAINER_RUNTIME, containerRuntimeProvider } from './container-runtime.provider.js';
import { DiskSpace } from './disk-space.js';
import { IMAGE_BAKER, imageBakerProvider } from './image-baker.provider.js';

/** The ports to the container engine, for every room. */
@Global()
@Module({
  providers: [containerRuntimeProvider, imageBakerProvider, DiskSpace],
  exports: [CONTAINER_RUNTIME, IMAGE_BAKER, DiskSpace],
})
export class EngineModule {}
