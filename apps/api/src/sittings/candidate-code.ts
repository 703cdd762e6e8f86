import { randomInt } from 'node:crypto';
import { CANDIDATE_CODE_ALPHABET } from '@e5b/contracts';

const LENGTH = 8;

/** A fresh code for a login slip: 31^8 possibilities, so guessing one is hopeless within an exam. */
export function newCandidateCode(): string {
  return Array.from({ length: LENGTH }, () =>
    CANDIDATE_CODE_ALPHABET.charAt(randomInt(CANDIDATE_CODE_ALPHABET.length)),
  ).join('');
}

/** As printed: XXXX-XXXX. */
export function printedCandidateCode(code: string): string {
  return `${code.slice(0, 4)}-${code.slice(4)}`;
}
