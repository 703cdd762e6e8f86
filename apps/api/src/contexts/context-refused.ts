import { PackRefusal, refusalSentence } from '@e5b/context-pack';
import { DomainError } from '@e5b/exam-core';

/** The refusal of a pack or catalogue as the wire carries it; anything else passes through. */
export function toContextRefused(error: unknown): unknown {
  if (!(error instanceof PackRefusal)) return error;
  return new DomainError('CONTEXT_REFUSED', { reason: error.code, sentence: refusalSentence(error) });
}
