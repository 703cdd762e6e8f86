import { createHash } from 'node:crypto';
import { realpathSync } from 'node:fs';
import { DockerContainerRuntime } from '@e5b/sandbox';

const engineSocket = (): string => process.env.E5B_DOCKER_SOCKET ?? '/var/run/docker.sock';

function open(dataDir: string, socketPath: string) {
  const instance = createHash('sha256').update(realpathSync(dataDir)).digest('hex').slice(0, 8);
  const runtime = new DockerContainerRuntime({ socketPath });
  return { instance, runtime };
}

/** Names of the sandboxes that a platform with this data directory has. */
export async function listSandboxes(dataDir: string): Promise<string[]> {
  const { instance, runtime } = open(dataDir, engineSocket());
  return (await runtime.list(instance)).map(({ name }) => name);
}

/** Removes the sandboxes that a platform with this data directory left behind. */
export async function removeSandboxes(dataDir: string, socketPath = engineSocket()): Promise<void> {
  const { instance, runtime } = open(dataDir, socketPath);
  for (const sandbox of await runtime.list(instance)) await runtime.remove(sandbox);
}
