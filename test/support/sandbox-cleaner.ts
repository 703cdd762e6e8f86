import { createHash } from 'node:crypto';
import { realpathSync } from 'node:fs';
import { DockerContainerRuntime } from '@e5b/sandbox';

/** What marks the containers of the installation with this data directory. */
export function instanceOf(dataDir: string): string {
  return createHash('sha256').update(realpathSync(dataDir)).digest('hex').slice(0, 8);
}

function open(dataDir: string, socketPath = process.env.E5B_DOCKER_SOCKET ?? '/var/run/docker.sock') {
  const instance = instanceOf(dataDir);
  const runtime = new DockerContainerRuntime({ socketPath });
  return { instance, runtime };
}

/** Names of the sandboxes that a platform with this data directory has. */
export async function listSandboxes(dataDir: string): Promise<string[]> {
  const { instance, runtime } = open(dataDir);
  return (await runtime.list(instance)).map(({ name }) => name);
}

/** Removes one container, as a careless hand at the engine would. */
export async function removeSandbox(dataDir: string, name: string): Promise<void> {
  const { instance, runtime } = open(dataDir);
  await runtime.remove({ instance, name });
}

/** Removes the sandboxes that a platform with this data directory left behind. */
export async function removeSandboxes(dataDir: string, socketPath?: string): Promise<void> {
  const { instance, runtime } = open(dataDir, socketPath);
  for (const sandbox of await runtime.list(instance)) await runtime.remove(sandbox);
}
