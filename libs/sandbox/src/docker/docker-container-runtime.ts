import { mkdir, rm } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { finished } from 'node:stream/promises';
import Docker from 'dockerode';
import type { ContainerRuntime, ExportOptions, WatchOptions } from '../container-runtime.js';
import { recipeFor } from '../recipes/recipe-for.js';
import type {
  ChangedFile,
  CreatedSandbox,
  EngineInfo,
  ExitedSandbox,
  Sandbox,
  SandboxExit,
  SandboxRef,
  SandboxStats,
  StartedSandbox,
} from '../sandbox.js';
import { RuntimeUnavailable, SandboxError } from '../sandbox-error.js';
import { checkSpec, type SandboxSpec } from '../sandbox-spec.js';
import { containerName, containerTemplate, LABELS } from './container-template.js';
import { engineCall, fromEngine, statusOf, unlessStatus } from './engine-error.js';
import { exportFiles } from './export-files.js';
import { type EngineChange, readChanges } from './read-changes.js';
import { readSandbox } from './read-sandbox.js';
import { readStats } from './read-stats.js';
import { runInside } from './run-inside.js';
import { watchExits } from './watch-exits.js';
import { writeSettings } from './write-settings.js';

const STOP_SECONDS = 10;
const GONE = 404;
const ALREADY_SO = 304;
const IN_PROGRESS = 409;

/** The container engine at its usual unix socket (or where DOCKER_HOST says), through its HTTP API. */
export class DockerContainerRuntime implements ContainerRuntime {
  private readonly docker: Docker;

  constructor(options?: Docker.DockerOptions) {
    this.docker = new Docker(options);
  }

  async ping(): Promise<EngineInfo> {
    try {
      const { Version, ApiVersion } = await this.docker.version();
      return { version: Version, apiVersion: ApiVersion };
    } catch (cause) {
      throw new RuntimeUnavailable({ cause });
    }
  }

  async storageDir(): Promise<string> {
    const { DockerRootDir } = (await engineCall(() => this.docker.info())) as { DockerRootDir: string };
    return DockerRootDir;
  }

  async hasImage(image: string): Promise<boolean> {
    try {
      await this.docker.getImage(image).inspect();
      return true;
    } catch (error) {
      if (statusOf(error) === GONE) return false;
      throw fromEngine(error);
    }
  }

  async create(given: SandboxSpec): Promise<CreatedSandbox> {
    const spec = checkSpec(given);
    const container = await engineCall(
      async () => {
        await mkdir(spec.socketDir, { recursive: true, mode: 0o700 });
        return this.docker.createContainer(containerTemplate(spec));
      },
      { 404: 'IMAGE_MISSING', 409: 'NAME_TAKEN' },
    );
    const created: CreatedSandbox = {
      state: 'created',
      instance: spec.instance,
      name: spec.name,
      containerId: container.id,
      cms: spec.cms,
      image: spec.image,
      origin: spec.origin,
      socketDir: spec.socketDir,
    };
    await this.orRemove(created, () => writeSettings(spec));
    return created;
  }

  async start(created: CreatedSandbox): Promise<StartedSandbox> {
    return this.orRemove(created, async () => {
      await this.container(created).start();
      return this.started(created);
    });
  }

  async attach(ref: SandboxRef): Promise<StartedSandbox | ExitedSandbox | null> {
    const found = await this.find(ref);
    return found === null || found.state === 'created' ? null : found;
  }

  async list(instance: string): Promise<Sandbox[]> {
    const listed = await engineCall(() =>
      this.docker.listContainers({ all: true, filters: { label: [`${LABELS.instance}=${instance}`, LABELS.name] } }),
    );
    const refs = listed.map(({ Labels }) => ({ instance, name: Labels[LABELS.name] ?? '' }));
    const found = await Promise.all(refs.map((ref) => this.find(ref)));
    return found.filter((sandbox) => sandbox !== null);
  }

  async restart(ref: SandboxRef): Promise<StartedSandbox> {
    const found = await this.find(ref);
    if (!found) throw new SandboxError('SANDBOX_NOT_FOUND', `There is no sandbox ${ref.name}`);
    await mkdir(found.socketDir, { recursive: true, mode: 0o700 });
    const container = this.container(ref);
    await unlessStatus([ALREADY_SO], () =>
      found.state === 'started' ? container.restart({ t: STOP_SECONDS }) : container.start(),
    );
    return this.started(ref);
  }

  async stop(ref: SandboxRef): Promise<void> {
    await unlessStatus([ALREADY_SO, GONE], () => this.container(ref).stop({ t: STOP_SECONDS }));
  }

  async remove(ref: SandboxRef): Promise<void> {
    const found = await this.find(ref);
    if (!found) return;
    const container = this.container(ref);
    await unlessStatus([GONE, IN_PROGRESS], () => container.remove({ force: true, v: true }));
    // Two callers at once: the second one waits for the first one's removal.
    await unlessStatus([GONE], () => container.wait({ condition: 'removed' }));
    await rm(found.socketDir, { recursive: true, force: true });
  }

  async sealDatabase(started: StartedSandbox): Promise<void> {
    const output = await runInside(this.container(started), { command: ['/usr/local/lib/e5b/seal'], user: 'root' });
    // The exit code is known once everything was read.
    await finished(output.resume());
  }

  async dump(started: StartedSandbox): Promise<Readable> {
    const options = [
      '--no-defaults',
      '--socket=/run/mysqld/mysqld.sock',
      '--user=root',
      '--single-transaction',
      '--quick',
    ];
    const shape = ['--hex-blob', '--default-character-set=utf8mb4', '--skip-dump-date', '--skip-lock-tables'];
    const command = ['mariadb-dump', ...options, ...shape, recipeFor(started.cms).schema];
    return runInside(this.container(started), { command, user: 'root' });
  }

  async changedFiles(started: StartedSandbox): Promise<ChangedFile[]> {
    const changes = await engineCall(() => this.container(started).changes() as Promise<EngineChange[] | null>, {
      404: 'SANDBOX_NOT_FOUND',
    });
    return readChanges(changes ?? [], recipeFor(started.cms));
  }

  async exportFiles(started: StartedSandbox, paths: readonly string[], options: ExportOptions = {}): Promise<Readable> {
    const { maxFileBytes = 64 * 2 ** 20, maxBytes = 512 * 2 ** 20 } = options;
    return exportFiles(this.container(started), paths, { maxFileBytes, maxBytes });
  }

  async exportDocroot(started: StartedSandbox): Promise<Readable> {
    const { docroot } = recipeFor(started.cms);
    const options = ['--create', '--format=pax', '--numeric-owner', '--warning=none', `--directory=${docroot}`];
    // 1: a file changed or disappeared while it was read.
    const accepted = [0, 1];
    return runInside(this.container(started), { command: ['tar', ...options, '.'], user: 'www-data', accepted });
  }

  async stats(started: StartedSandbox): Promise<SandboxStats> {
    const options = { stream: false, 'one-shot': true } as const;
    return readStats(await engineCall(() => this.container(started).stats(options), { 404: 'SANDBOX_NOT_FOUND' }));
  }

  async writtenBytes(instance: string): Promise<ReadonlyMap<string, number>> {
    const filters = { label: [`${LABELS.instance}=${instance}`, LABELS.name] };
    const listed = await engineCall(() => this.docker.listContainers({ all: true, size: true, filters }));
    return new Map(
      // The type of the answer leaves out what `size` adds to it.
      (listed as (Docker.ContainerInfo & { SizeRw?: number })[]).map(({ Labels, SizeRw }) => [
        Labels[LABELS.name] ?? '',
        SizeRw ?? 0,
      ]),
    );
  }

  watch(instance: string, onExit: (exit: SandboxExit) => void, options: WatchOptions): Promise<void> {
    return watchExits(this.docker, instance, onExit, options);
  }

  private container(ref: SandboxRef): Docker.Container {
    return this.docker.getContainer(containerName(ref));
  }

  private async find(ref: SandboxRef): Promise<Sandbox | null> {
    try {
      return readSandbox(await this.container(ref).inspect());
    } catch (error) {
      if (statusOf(error) === GONE) return null;
      return engineCall(() => Promise.reject(error as Error));
    }
  }

  private async started(ref: SandboxRef): Promise<StartedSandbox> {
    const found = await this.find(ref);
    if (found?.state === 'started') return found;
    throw new SandboxError('SANDBOX_NOT_RUNNING', `${ref.name} ended as soon as it was started`);
  }

  /** Nothing half made is left behind; the first error is the one thrown. */
  private async orRemove<T>(created: CreatedSandbox, step: () => Promise<T>): Promise<T> {
    try {
      return await engineCall(step, { 404: 'SANDBOX_NOT_FOUND' });
    } catch (error) {
      await this.remove(created).catch(() => undefined);
      throw error;
    }
  }
}
