import { RuntimeUnavailable, SandboxError, type SandboxErrorCode } from '../sandbox-error.js';

const UNREACHABLE = new Set(['ECONNREFUSED', 'ENOENT', 'EACCES', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND']);

interface EngineFailure {
  readonly statusCode?: number;
  readonly code?: string;
  readonly message?: string;
}

export function statusOf(error: unknown): number | undefined {
  return (error as EngineFailure).statusCode;
}

/** Turns the engine's failures into ours; `byStatus` names what a status means for the call at hand. */
export function fromEngine(error: unknown, byStatus: Partial<Record<number, SandboxErrorCode>> = {}): Error {
  if (error instanceof SandboxError) return error;
  const { statusCode, code, message = 'unknown failure' } = error as EngineFailure;
  if (statusCode === undefined && code !== undefined && UNREACHABLE.has(code))
    return new RuntimeUnavailable({ cause: error });
  const known = statusCode === undefined ? undefined : byStatus[statusCode];
  if (known) return new SandboxError(known, message.trim(), { cause: error });
  return error instanceof Error ? error : new Error(message);
}

/** Runs one call to the engine, translating its failure. */
export async function engineCall<T>(
  call: () => Promise<T>,
  byStatus: Partial<Record<number, SandboxErrorCode>> = {},
): Promise<T> {
  try {
    return await call();
  } catch (error) {
    throw fromEngine(error, byStatus);
  }
}

/** As `engineCall`, but one of these statuses means that there is nothing left to do. */
export async function unlessStatus(statuses: readonly number[], call: () => Promise<unknown>): Promise<void> {
  try {
    await call();
  } catch (error) {
    const status = statusOf(error);
    if (status === undefined || !statuses.includes(status)) throw fromEngine(error);
  }
}
