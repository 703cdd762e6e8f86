import type Docker from 'dockerode';
import type { CreatedSandbox, ExitedSandbox, Sandbox, StartedSandbox } from '../sandbox.js';
import type { SandboxCms } from '../sandbox-cms.js';
import { socketsIn } from '../sandbox-socket.js';
import { LABELS } from './container-template.js';

/** What the engine says of a container of ours. A paused or restarting one counts as started. */
export function readSandbox(info: Docker.ContainerInspectInfo): Sandbox {
  const label = (name: keyof typeof LABELS) => info.Config.Labels[LABELS[name]] ?? '';
  const facts = {
    instance: label('instance'),
    name: label('name'),
    containerId: info.Id,
    cms: label('cms') as SandboxCms,
    image: info.Config.Image,
    origin: label('origin'),
    socketDir: label('socketDir'),
  };
  const { State } = info;
  if (State.Running) {
    const started: StartedSandbox = {
      ...facts,
      state: 'started',
      sockets: socketsIn(facts.socketDir),
      startedAt: State.StartedAt,
    };
    return started;
  }
  if (State.Status === 'created') return { ...facts, state: 'created' } satisfies CreatedSandbox;
  const exited: ExitedSandbox = {
    ...facts,
    state: 'exited',
    exitCode: State.ExitCode,
    outOfMemory: State.OOMKilled,
    finishedAt: State.FinishedAt,
  };
  return exited;
}
