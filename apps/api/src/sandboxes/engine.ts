import { DomainError } from '@e5b/exam-core';
import { RuntimeUnavailable, SandboxError } from '@e5b/sandbox';

/** The refusal that a user may be told for an error of libs/sandbox; anything else passes through. */
export function toDomainError(error: unknown): unknown {
  if (error instanceof RuntimeUnavailable) return new DomainError('ENGINE_UNAVAILABLE');
  if (error instanceof SandboxError) return new DomainError('SANDBOX_NOT_READY', { reason: error.code });
  return error;
}
