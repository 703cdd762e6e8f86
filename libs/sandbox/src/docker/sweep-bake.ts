import type Docker from 'dockerode';
import { BAKE_LABELS } from './bake-labels.js';
import { LABELS } from './container-template.js';
import { statusOf, unlessStatus } from './engine-error.js';

const GONE = 404;
const IN_USE = 409;

/**
 * Removes the containers and untagged layers of a context's bakes, and older images of it that lost their tag. An image that
 * a sandbox still runs on stays until the next time.
 */
export async function sweepBake(docker: Docker, packSha256: string): Promise<void> {
  const label = [`${BAKE_LABELS.bake}=${packSha256}`];
  for (const { Id, Labels } of await docker.listContainers({ all: true, filters: { label } })) {
    // A sandbox has its image's labels too, and is not ours to remove.
    if (LABELS.name in Labels) continue;
    await removeWhole(docker.getContainer(Id));
  }
  for (const { Id } of await docker.listImages({ filters: { label, dangling: ['true'] } })) {
    await unlessStatus([GONE, IN_USE], () => docker.getImage(Id).remove());
  }
}

/** Somebody else may be removing it already: its layers can be removed only once that is done. */
async function removeWhole(container: Docker.Container): Promise<void> {
  try {
    await container.remove({ force: true, v: true });
  } catch (error) {
    if (statusOf(error) === IN_USE) await unlessStatus([GONE], () => container.wait({ condition: 'removed' }));
    else await unlessStatus([GONE], () => Promise.reject(error));
  }
}
