import type { Readable } from 'node:stream';
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
} from './sandbox.js';
import type { SandboxSpec } from './sandbox-spec.js';

export interface ExportOptions {
  /** Larger files are left out. Default 64 MiB. */
  maxFileBytes?: number;
  /** Once this much content is in the tar, files that do not fit are left out. Default 512 MiB. */
  maxBytes?: number;
}

export interface WatchOptions {
  signal: AbortSignal;
  /** Called each time the stream of events was lost; the runtime connects again by itself and catches up. */
  onInterrupted?: (error: Error) => void;
}

/**
 * What the platform asks of a container engine. Only a `StartedSandbox` can be probed, dumped or exported.
 * Every method may fail with `RuntimeUnavailable`; other failures are `SandboxError`s.
 */
export interface ContainerRuntime {
  /** The engine's version. @throws RuntimeUnavailable */
  ping(): Promise<EngineInfo>;

  /** The engine's own directory, in which images and what sandboxes write lie. @throws RuntimeUnavailable */
  storageDir(): Promise<string>;

  /** Whether the engine holds this image, so that `create` can start from it. @throws RuntimeUnavailable */
  hasImage(image: string): Promise<boolean>;

  /** Makes the container and its socket directory. @throws `SPEC_INVALID`, `SOCKET_PATH_TOO_LONG`, `IMAGE_MISSING`, `NAME_TAKEN` */
  create(spec: SandboxSpec): Promise<CreatedSandbox>;

  /** Starts it. If that fails, what `create` made is removed and the first error thrown. */
  start(created: CreatedSandbox): Promise<StartedSandbox>;

  /** Finds a sandbox made earlier, e.g. after a restart of the platform; null when there is none (or it never started). */
  attach(ref: SandboxRef): Promise<StartedSandbox | ExitedSandbox | null>;

  /** All sandboxes of an instance, whatever their state. */
  list(instance: string): Promise<Sandbox[]>;

  /** Same container, same data, started again whatever state it was in. @throws `SANDBOX_NOT_FOUND` */
  restart(ref: SandboxRef): Promise<StartedSandbox>;

  /** Ends its processes cleanly, keeping the data. Does nothing when it is stopped or gone. */
  stop(ref: SandboxRef): Promise<void>;

  /** Removes container, data and sockets. Does nothing when they are gone. */
  remove(ref: SandboxRef): Promise<void>;

  /** From now on the CMS account cannot write to its database, not even after a restart of the sandbox. */
  sealDatabase(started: StartedSandbox): Promise<void>;

  /** SQL text of the CMS's schema, one consistent snapshot. The stream fails if the dump does. */
  dump(started: StartedSandbox): Promise<Readable>;

  /** Files under the CMS's document root and in the mail sink that differ from the image. */
  changedFiles(started: StartedSandbox): Promise<ChangedFile[]>;

  /**
   * A tar of the given files (from `changedFiles`), read with the CMS's own rights: symlinks stay links, anything that is not
   * a plain file, directory or link is left out, and so is what disappeared meanwhile or is too large. Names have no leading slash;
   * compare them with `paths` to learn what is missing.
   */
  exportFiles(started: StartedSandbox, paths: readonly string[], options?: ExportOptions): Promise<Readable>;

  /**
   * A tar of everything under the CMS's document root, read with the CMS's own rights; names are relative to it. What lies
   * there is whatever somebody put there: `exportSite` is how to write it to a disk.
   */
  exportDocroot(started: StartedSandbox): Promise<Readable>;

  stats(started: StartedSandbox): Promise<SandboxStats>;

  /**
   * Bytes that each sandbox of the instance, running or not, has written onto the machine's disk since its image, by name.
   * The engine goes through all files for it: seconds, not milliseconds.
   */
  writtenBytes(instance: string): Promise<ReadonlyMap<string, number>>;

  /** Tells about every exit in the instance until aborted. Announces only: reconcile with `list`. */
  watch(instance: string, onExit: (exit: SandboxExit) => void, options: WatchOptions): Promise<void>;
}
