import type { SandboxCms } from './sandbox-cms.js';

/** Enough to find a sandbox again. Every lifecycle type below is one. */
export interface SandboxRef {
  readonly instance: string;
  readonly name: string;
}

/** Host paths of the only two doors of a sandbox. */
export interface SandboxSockets {
  readonly http: string;
  readonly mysql: string;
}

interface SandboxFacts extends SandboxRef {
  readonly containerId: string;
  readonly cms: SandboxCms;
  readonly image: string;
  readonly origin: string;
  readonly socketDir: string;
}

/** Made, never started. */
export interface CreatedSandbox extends SandboxFacts {
  readonly state: 'created';
}

/** Its processes run; whether the CMS answers is for readiness to say. */
export interface StartedSandbox extends SandboxFacts {
  readonly state: 'started';
  readonly sockets: SandboxSockets;
  /** ISO 8601, the engine's clock. */
  readonly startedAt: string;
}

/** Stopped, crashed or killed; its data are still there and `restart` brings them back. */
export interface ExitedSandbox extends SandboxFacts {
  readonly state: 'exited';
  readonly exitCode: number;
  readonly outOfMemory: boolean;
  /** ISO 8601, the engine's clock. */
  readonly finishedAt: string;
}

export type Sandbox = CreatedSandbox | StartedSandbox | ExitedSandbox;

export interface ChangedFile {
  /** Absolute path inside the sandbox. */
  readonly path: string;
  readonly kind: 'added' | 'modified' | 'deleted';
}

export interface SandboxStats {
  /** As `docker stats` counts it: usage without the inactive page cache. */
  readonly memoryBytes: number;
  /** Memory that belongs to processes and could not be dropped. */
  readonly anonymousBytes: number;
  readonly limitBytes: number;
  readonly pids: number;
}

export interface SandboxExit extends SandboxRef {
  readonly exitCode: number;
  /** Milliseconds since the epoch, the engine's clock. */
  readonly at: number;
}

export interface EngineInfo {
  readonly version: string;
  readonly apiVersion: string;
}
