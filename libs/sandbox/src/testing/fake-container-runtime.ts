import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { Readable } from 'node:stream';
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
import { socketsIn } from '../sandbox-socket.js';
import { checkSpec, type SandboxSpec } from '../sandbox-spec.js';
import { FakeCms } from './fake-cms.js';
import { type FakeContainer, factsOf, keyOf } from './fake-container.js';
import { FAKE_DOCROOT, FAKE_DUMP, tarOf } from './fake-site.js';

type Step = 'create' | 'start' | 'restart' | 'dump' | 'remove';

/** An engine in memory with the sockets of a tiny CMS on disk. Kept honest by the contract suite that the real one passes too. */
export class FakeContainerRuntime implements ContainerRuntime {
  private readonly containers = new Map<string, FakeContainer>();
  private readonly watchers = new Set<{ instance: string; onExit: (exit: SandboxExit) => void }>();
  private readonly failures = new Map<Step, Error>();
  private readonly images: ReadonlySet<string> | null;
  private down = false;

  /** @param images when given, any other image is missing. */
  constructor(images?: readonly string[]) {
    this.images = images ? new Set(images) : null;
  }

  /** The next call of this step fails once with this error. */
  failNext(step: Step, error: Error): void {
    this.failures.set(step, error);
  }

  /** As if Docker were stopped (or started again). */
  setDown(down: boolean): void {
    this.down = down;
  }

  /** As if the container's processes were killed from outside. */
  async kill(ref: SandboxRef, exitCode = 137): Promise<void> {
    await this.exit(this.get(ref), exitCode);
  }

  /** As if the CMS had written this file. */
  writeFile(ref: SandboxRef, path: string, content: string): void {
    this.get(ref).files.set(path, content);
  }

  /** As if the CMS had written these rows: SQL statements at the end of its dump. */
  writeRows(ref: SandboxRef, sql: string): void {
    this.get(ref).dump += `${sql};\n`;
  }

  /** Ends everything that a test left running. */
  async removeAll(): Promise<void> {
    this.down = false;
    for (const { sandbox } of [...this.containers.values()]) await this.remove(sandbox);
  }

  isSealed(ref: SandboxRef): boolean {
    return this.get(ref).sealed;
  }

  ping(): Promise<EngineInfo> {
    return this.call(() => ({ version: 'fake', apiVersion: '1.41' }));
  }

  storageDir(): Promise<string> {
    return this.call(() => tmpdir());
  }

  hasImage(image: string): Promise<boolean> {
    return this.call(() => this.images?.has(image) !== false);
  }

  create(given: SandboxSpec): Promise<CreatedSandbox> {
    return this.call(() => {
      const spec = checkSpec(given);
      this.failIfAsked('create');
      if (this.images?.has(spec.image) === false)
        throw new SandboxError('IMAGE_MISSING', `No such image: ${spec.image}`);
      if (this.containers.has(keyOf(spec))) throw new SandboxError('NAME_TAKEN', `${spec.name} is in use`);
      const { instance, name, cms, image, origin, socketDir } = spec;
      const sandbox: CreatedSandbox = {
        state: 'created',
        instance,
        name,
        containerId: `fake-${name}`,
        cms,
        image,
        origin,
        socketDir,
      };
      this.containers.set(keyOf(spec), {
        sandbox,
        cms: new FakeCms(socketDir),
        files: new Map(),
        dump: FAKE_DUMP,
        sealed: false,
      });
      return sandbox;
    });
  }

  async start(created: CreatedSandbox): Promise<StartedSandbox> {
    try {
      return await this.call(() => {
        this.failIfAsked('start');
        return this.run(this.get(created));
      });
    } catch (error) {
      await this.remove(created).catch(() => undefined);
      throw error;
    }
  }

  attach(ref: SandboxRef): Promise<StartedSandbox | ExitedSandbox | null> {
    return this.call(() => {
      const found = this.containers.get(keyOf(ref))?.sandbox;
      return found === undefined || found.state === 'created' ? null : found;
    });
  }

  list(instance: string): Promise<Sandbox[]> {
    return this.call(() =>
      [...this.containers.values()].map(({ sandbox }) => sandbox).filter((s) => s.instance === instance),
    );
  }

  restart(ref: SandboxRef): Promise<StartedSandbox> {
    return this.call(async () => {
      this.failIfAsked('restart');
      const container = this.get(ref);
      if (container.sandbox.state === 'started') await this.exit(container, 0);
      return this.run(container);
    });
  }

  stop(ref: SandboxRef): Promise<void> {
    return this.call(async () => {
      const container = this.containers.get(keyOf(ref));
      if (container?.sandbox.state === 'started') await this.exit(container, 0);
    });
  }

  remove(ref: SandboxRef): Promise<void> {
    return this.call(async () => {
      this.failIfAsked('remove');
      const container = this.containers.get(keyOf(ref));
      if (!container) return;
      if (container.sandbox.state === 'started') await this.exit(container, 137);
      this.containers.delete(keyOf(ref));
      await rm(container.sandbox.socketDir, { recursive: true, force: true });
    });
  }

  sealDatabase(started: StartedSandbox): Promise<void> {
    return this.call(() => {
      this.running(started).sealed = true;
    });
  }

  dump(started: StartedSandbox): Promise<Readable> {
    return this.call(() => {
      this.failIfAsked('dump');
      return Readable.from([
        `-- dump of ${started.name}
${this.running(started).dump}-- Dump completed
`,
      ]);
    });
  }

  changedFiles(started: StartedSandbox): Promise<ChangedFile[]> {
    return this.call(() => [...this.running(started).files.keys()].sort().map((path) => ({ path, kind: 'added' })));
  }

  exportFiles(started: StartedSandbox, paths: readonly string[], options: ExportOptions = {}): Promise<Readable> {
    return this.call(() => {
      const { maxFileBytes = Infinity } = options;
      const asked = [...this.running(started).files].filter(
        ([path, content]) => paths.includes(path) && Buffer.byteLength(content) <= maxFileBytes,
      );
      return tarOf(asked.map(([path, content]) => [path.slice(1), content]));
    });
  }

  exportDocroot(started: StartedSandbox): Promise<Readable> {
    return this.call(() => {
      const root = `${recipeFor(started.cms).docroot}/`;
      const written = [...this.running(started).files].filter(([path]) => path.startsWith(root));
      const files = new Map([
        ...FAKE_DOCROOT,
        ...written.map(([path, text]) => [path.slice(root.length), text] as const),
      ]);
      return tarOf([...files].map(([path, content]) => [`./${path}`, content]));
    });
  }

  stats(started: StartedSandbox): Promise<SandboxStats> {
    this.running(started);
    return this.call(() => ({
      memoryBytes: 120 * 2 ** 20,
      anonymousBytes: 90 * 2 ** 20,
      limitBytes: 512 * 2 ** 20,
      pids: 20,
    }));
  }

  writtenBytes(instance: string): Promise<ReadonlyMap<string, number>> {
    const sizeOf = (files: ReadonlyMap<string, string>): number =>
      [...files.values()].reduce((sum, content) => sum + Buffer.byteLength(content), 0);
    return this.call(() => {
      const ours = [...this.containers.values()].filter(({ sandbox }) => sandbox.instance === instance);
      return new Map(ours.map(({ sandbox, files }) => [sandbox.name, sizeOf(files)]));
    });
  }

  async watch(instance: string, onExit: (exit: SandboxExit) => void, { signal }: WatchOptions): Promise<void> {
    const watcher = { instance, onExit };
    this.watchers.add(watcher);
    await new Promise<void>((resolve) => {
      if (signal.aborted) resolve();
      signal.addEventListener('abort', () => resolve(), { once: true });
    });
    this.watchers.delete(watcher);
  }

  private async call<T>(action: () => T | Promise<T>): Promise<T> {
    if (this.down) throw new RuntimeUnavailable();
    return action();
  }

  private failIfAsked(step: Step): void {
    const error = this.failures.get(step);
    this.failures.delete(step);
    if (error) throw error;
  }

  private get(ref: SandboxRef): FakeContainer {
    const found = this.containers.get(keyOf(ref));
    if (!found) throw new SandboxError('SANDBOX_NOT_FOUND', `There is no sandbox ${ref.name}`);
    return found;
  }

  private running(ref: SandboxRef): FakeContainer {
    const found = this.get(ref);
    if (found.sandbox.state !== 'started') throw new SandboxError('SANDBOX_NOT_RUNNING', `${ref.name} is not running`);
    return found;
  }

  private async run(container: FakeContainer): Promise<StartedSandbox> {
    const facts = factsOf(container.sandbox);
    await container.cms.open();
    const started: StartedSandbox = {
      ...facts,
      state: 'started',
      sockets: socketsIn(facts.socketDir),
      startedAt: new Date().toISOString(),
    };
    container.sandbox = started;
    return started;
  }

  private async exit(container: FakeContainer, exitCode: number): Promise<void> {
    await container.cms.close();
    const facts = factsOf(container.sandbox);
    container.sandbox = {
      ...facts,
      state: 'exited',
      exitCode,
      outOfMemory: false,
      finishedAt: new Date().toISOString(),
    };
    for (const { instance, onExit } of this.watchers) {
      if (instance === facts.instance) onExit({ instance, name: facts.name, exitCode, at: Date.now() });
    }
  }
}
