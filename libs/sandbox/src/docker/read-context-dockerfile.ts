import { buffer } from 'node:stream/consumers';
import type Docker from 'dockerode';
import { extract } from 'tar-stream';
import { BAKE_LABELS, CONTEXT_DOCKERFILE } from './bake-labels.js';

/** The Dockerfile that a runtime brings for its contexts, read from a container that never starts. */
export async function readContextDockerfile(docker: Docker, image: string, packSha256: string): Promise<string> {
  const container = await docker.createContainer({
    Image: image,
    Cmd: ['true'],
    Labels: { [BAKE_LABELS.bake]: packSha256 },
    HostConfig: { NetworkMode: 'none' },
  });
  try {
    const archive = await container.getArchive({ path: CONTEXT_DOCKERFILE });
    const files = extract();
    archive.on('error', (error: Error) => files.destroy(error)).pipe(files);
    for await (const entry of files) return (await buffer(entry)).toString('utf8');
    throw new Error(`${image} has no ${CONTEXT_DOCKERFILE}`);
  } finally {
    await container.remove({ force: true });
  }
}
