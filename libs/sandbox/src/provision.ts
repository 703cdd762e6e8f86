import type { ContainerRuntime } from './container-runtime.js';
import type { ReadinessTimings } from './readiness/readiness.js';
import { waitUntilReady } from './readiness/wait-until-ready.js';
import type { CmsCredentials } from './recipes/cms-recipe.js';
import type { CreatedSandbox, StartedSandbox } from './sandbox.js';
import { SandboxError } from './sandbox-error.js';
import type { SandboxSpec } from './sandbox-spec.js';

export type ProvisionStep = 'creating' | 'starting' | 'waiting' | 'ready';

export interface ProvisionOptions {
  /** Aborting removes whatever was made. */
  signal?: AbortSignal;
  onStep?: (step: ProvisionStep) => void;
  /** Default 60 000. */
  readinessTimeoutMs?: number;
}

export interface ProvisionedSandbox {
  readonly sandbox: StartedSandbox;
  readonly timings: ReadinessTimings & { readonly createdMs: number; readonly startedMs: number };
}

/**
 * From nothing to a sandbox whose back office was opened once with the given account. Times are in ms since the call.
 * Whatever goes wrong, what was made is removed again and the first error thrown.
 * @throws SandboxError any code of create and start, `NOT_READY`, `ABORTED`
 */
export async function provision(
  runtime: ContainerRuntime,
  spec: SandboxSpec,
  credentials: CmsCredentials,
  options: ProvisionOptions = {},
): Promise<ProvisionedSandbox> {
  const { signal, onStep, readinessTimeoutMs = 60_000 } = options;
  const begun = performance.now();
  const since = () => performance.now() - begun;
  onStep?.('creating');
  assertNotAborted(signal);
  const created = await runtime.create(spec);
  try {
    return await startAndWait(runtime, created);
  } catch (error) {
    await runtime.remove(created).catch(() => undefined);
    throw error;
  }

  async function startAndWait(from: ContainerRuntime, made: CreatedSandbox): Promise<ProvisionedSandbox> {
    const createdMs = since();
    assertNotAborted(signal);
    onStep?.('starting');
    const sandbox = await from.start(made);
    const startedMs = since();
    onStep?.('waiting');
    const readiness = await waitUntilReady(sandbox, credentials, {
      timeoutMs: readinessTimeoutMs,
      ...(signal && { signal }),
    });
    assertNotAborted(signal);
    onStep?.('ready');
    return { sandbox, timings: { ...readiness, createdMs, startedMs } };
  }
}

function assertNotAborted(signal?: AbortSignal): void {
  if (signal?.aborted)
    throw new SandboxError('ABORTED', 'The preparation of the sandbox was given up', { cause: signal.reason });
}
