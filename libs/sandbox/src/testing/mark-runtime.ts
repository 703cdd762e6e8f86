import type { Readable } from 'node:stream';
import Docker from 'dockerode';
import { pack } from 'tar-stream';
import { BAKE_LABELS, CONTEXT_DOCKERFILE } from '../docker/bake-labels.js';
import { LABELS } from '../docker/container-template.js';
import { buildImage } from './build-image.js';

const CONTEXT = `ARG RUNTIME_IMAGE
FROM \${RUNTIME_IMAGE} AS files
ARG PACK
LABEL ${BAKE_LABELS.bake}=\${PACK}
COPY docroot/ /site/
RUN echo '[e5b-step] arrange'; \\
 if test -e /site/refused; then echo '[e5b-refusal] Ce site est refusé.'; exit 1; fi; \\
 if test -e /site/endless; then sleep 600; fi
FROM \${RUNTIME_IMAGE}
ARG PACK
LABEL ${BAKE_LABELS.bake}=\${PACK}
COPY --from=files /site/ /var/www/html/
RUN for step in database settings warm-up clean save; do echo "[e5b-step] $step"; done
`;

/**
 * For tests only: a runtime that bakes any files into an image within a second. It refuses a docroot with a file `refused`
 * and takes ten minutes with a file `endless`.
 */
export async function makeMarkRuntime(base: string, tag: string): Promise<void> {
  const tar = pack();
  const labels = `${BAKE_LABELS.runtime}=wordpress ${BAKE_LABELS.php}=8.2`;
  tar.entry(
    { name: 'Dockerfile' },
    `FROM ${base}\nCOPY context.Dockerfile ${CONTEXT_DOCKERFILE}\nENTRYPOINT []\nLABEL ${labels}\n`,
  );
  tar.entry({ name: 'context.Dockerfile' }, CONTEXT);
  tar.finalize();
  await buildImage(tag, tar as unknown as Readable);
}

/** For tests only. */
export async function removeImage(tag: string): Promise<void> {
  await new Docker().getImage(tag).remove({ force: true });
}

/** For tests only: how many containers and untagged layers of a pack's bakes the engine holds. */
export async function bakeLeftovers(packSha256: string): Promise<number> {
  const docker = new Docker();
  const label = [`${BAKE_LABELS.bake}=${packSha256}`];
  const containers = await docker.listContainers({ all: true, filters: { label } });
  const layers = await docker.listImages({ filters: { label, dangling: ['true'] } });
  return containers.filter(({ Labels }) => !(LABELS.name in Labels)).length + layers.length;
}
