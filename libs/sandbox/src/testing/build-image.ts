import type { Readable } from 'node:stream';
import Docker from 'dockerode';
import { followBuild } from '../docker/follow-build.js';

/**
 * For tests only: builds an image without any network.
 * @param context tar with the Dockerfile and what it copies
 * @throws BakeFailed with the last lines of the build
 */
export async function buildImage(tag: string, context: Readable): Promise<void> {
  const options = { t: tag, rm: true, forcerm: true, networkmode: 'none' };
  const answer = await new Docker().buildImage(context, options);
  await followBuild(answer as Readable, { onStep: () => undefined, onContainer: () => undefined });
}
