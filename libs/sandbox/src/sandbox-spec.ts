import { isAbsolute, normalize } from 'node:path';
import { z } from 'zod';
import { recipeFor } from './recipes/recipe-for.js';
import type { SandboxCms } from './sandbox-cms.js';
import { SandboxError } from './sandbox-error.js';
import { assertSocketPathFits } from './sandbox-socket.js';

/** What one container may use. Swap is never given: the memory limit is the whole limit. */
export interface SandboxLimits {
  memoryMiB: number;
  pids: number;
  /** Share of processor, 1 = one whole core. */
  cpus: number;
  /** Largest single file a process may write; more than the 64 MiB of a binlog file. */
  fileSizeMiB: number;
}

const DEFAULT_LIMITS: Omit<SandboxLimits, 'memoryMiB'> = { pids: 160, cpus: 1.5, fileSizeMiB: 512 };

/** Everything the runtime needs to know of a sandbox. Image, mounts and command come from fixed templates around it. */
export interface SandboxSpec {
  /** 8 characters, `[a-z][a-z0-9]{7}`; unique within the instance. */
  name: string;
  /** 8 hexadecimal characters naming the installation, so that two checkouts never touch each other's containers. */
  instance: string;
  cms: SandboxCms;
  /** A local image of ours: `e5b/<name>:<tag>` (never pulled). */
  image: string;
  /** What the candidate's browser sees, e.g. `http://abcd1234.localhost:8081`; no path, no trailing slash. */
  origin: string;
  /** Absolute host directory for this sandbox's two sockets alone; made by `create`, removed by `remove`. */
  socketDir: string;
  /** Password of the platform's own database account `e5b`, fresh per sandbox. */
  platformPassword: string;
  /** What differs from the CMS's own limits. */
  limits?: Partial<SandboxLimits>;
}

const limit = (max: number) => z.number().positive().max(max).optional();

const schema = z.strictObject({
  name: z.string().regex(/^[a-z][a-z0-9]{7}$/),
  instance: z.string().regex(/^[0-9a-f]{8}$/),
  cms: z.enum(['wordpress', 'prestashop']),
  image: z.string().regex(/^e5b\/[a-z0-9][a-z0-9._-]{0,60}:[\w][\w.-]{0,127}$/),
  origin: z.string().regex(/^https?:\/\/[a-z0-9]([a-z0-9.-]{0,200}[a-z0-9])?(:\d{1,5})?$/),
  socketDir: z.string().refine((path) => isAbsolute(path) && normalize(path) === path && !/[:\0\n]/.test(path)),
  platformPassword: z.string().regex(/^[A-Za-z0-9_-]{24,128}$/),
  limits: z
    .strictObject({ memoryMiB: limit(65_536), pids: limit(4096), cpus: limit(64), fileSizeMiB: limit(65_536) })
    .optional(),
});

/**
 * Checks a spec before it goes anywhere near the engine.
 * @throws SandboxError `SPEC_INVALID` naming the wrong fields, `SOCKET_PATH_TOO_LONG` when the sockets would not fit.
 */
export function checkSpec(spec: SandboxSpec): SandboxSpec & { limits: SandboxLimits } {
  const parsed = schema.safeParse(spec);
  if (!parsed.success) {
    const fields = [...new Set(parsed.error.issues.map((issue) => issue.path.join('.') || 'spec'))];
    throw new SandboxError('SPEC_INVALID', `The sandbox spec is not valid: ${fields.join(', ')}`);
  }
  assertSocketPathFits(spec.socketDir);
  const given = Object.entries<number | undefined>(spec.limits ?? {}).filter(([, value]) => value !== undefined);
  const { memoryMiB } = recipeFor(spec.cms);
  const limits = { ...DEFAULT_LIMITS, memoryMiB, ...(Object.fromEntries(given) as Partial<SandboxLimits>) };
  return { ...spec, limits };
}
