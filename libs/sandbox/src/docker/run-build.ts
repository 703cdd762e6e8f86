import type { Readable } from 'node:stream';
import type Docker from 'dockerode';
import { type BakeStepName, bakeStep } from '../bake/bake-steps.js';
import type { BakeOptions, BakeOrder, RuntimeImage } from '../bake/image-baker.js';
import { BAKE_LABELS, contextTag } from './bake-labels.js';
import { buildContext } from './build-context.js';
import { followBuild } from './follow-build.js';
import { readContextDockerfile } from './read-context-dockerfile.js';

const GIVE_UP_MS = 120_000;

/**
 * One build, from the first byte sent to the last message read. When it is aborted, the engine has ended the build before
 * this rejects: nothing of it appears afterwards.
 * @returns the image's id
 */
export async function runBuild(
  docker: Docker,
  order: BakeOrder,
  runtime: RuntimeImage,
  { signal, onStep }: BakeOptions,
): Promise<string> {
  const tell = (name: BakeStepName) => onStep(bakeStep(name));
  const { packSha256, cms } = order;
  tell('send');
  const dockerfile = await readContextDockerfile(docker, runtime.id, packSha256);
  signal.throwIfAborted();
  const context = buildContext(order, dockerfile);
  const answer = await send(docker, context, signal, {
    t: contextTag(packSha256),
    rm: true,
    forcerm: true,
    nocache: true,
    networkmode: 'none',
    buildargs: { RUNTIME_IMAGE: runtime.tag, PACK: packSha256 },
    labels: { [BAKE_LABELS.pack]: packSha256, [BAKE_LABELS.cms]: cms, [BAKE_LABELS.runtimeId]: runtime.id },
  });
  return followToItsEnd(docker, answer, signal, tell);
}

/** Until the engine has the whole context, it has made nothing: an abort closes the connection. */
async function send(
  docker: Docker,
  context: Readable,
  signal: AbortSignal,
  options: Docker.ImageBuildOptions,
): Promise<Readable> {
  const sending = new AbortController();
  const stop = () => sending.abort(signal.reason);
  signal.addEventListener('abort', stop, { once: true });
  context.once('error', stop);
  try {
    return (await docker.buildImage(context, { ...options, abortSignal: sending.signal })) as Readable;
  } catch (error) {
    throw context.errored ?? error;
  } finally {
    signal.removeEventListener('abort', stop);
    context.off('error', stop).on('error', () => undefined);
    context.destroy();
  }
}

/**
 * A closed connection would leave the engine at work until its current instruction is done, and a layer could appear later.
 * So an abort removes the container that the build is in, again and again until the engine says that the build has failed.
 */
async function followToItsEnd(
  docker: Docker,
  answer: Readable,
  signal: AbortSignal,
  tell: (name: BakeStepName) => void,
): Promise<string> {
  let container: string | null = null;
  let patience: NodeJS.Timeout | undefined;
  const breakOff = () => {
    patience ??= setTimeout(() => answer.destroy(new Error('The engine does not end the build')), GIVE_UP_MS);
    if (container !== null)
      void docker
        .getContainer(container)
        .remove({ force: true, v: true })
        .catch(() => undefined);
  };
  signal.addEventListener('abort', breakOff, { once: true });
  try {
    if (signal.aborted) breakOff();
    return await followBuild(answer, {
      onStep: (name) => {
        if (!signal.aborted) tell(name);
      },
      onContainer: (id) => {
        container = id;
        if (signal.aborted) breakOff();
      },
    });
  } finally {
    clearTimeout(patience);
    signal.removeEventListener('abort', breakOff);
  }
}
