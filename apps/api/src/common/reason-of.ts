import { DomainError } from '@e5b/exam-core';

/** Why something failed, for an incident: « disk-full » and the like where that is known, else the error's code. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof DomainError)) return 'INTERNAL';
  const { reason } = error.data;
  return error.code.startsWith('EVIDENCE_') && typeof reason === 'string' ? reason : error.code;
}
