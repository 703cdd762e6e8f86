import { CANDIDATE_CODE_ALPHABET } from '@e5b/contracts';

export const CODE_LENGTH = 8;

/** What the field shows for what was typed or pasted: « abcd2345 » becomes « ABCD-2345 ». */
export function formatTypedCode(typed: string): string {
  const bare = bareCode(typed);
  return bare.length > 4 ? `${bare.slice(0, 4)}-${bare.slice(4)}` : bare;
}

export function bareCode(typed: string): string {
  return typed
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '')
    .slice(0, CODE_LENGTH);
}

/** What is wrong with a complete code, in words, or null when it can be sent. */
export function codeProblem(typed: string): string | null {
  const bare = bareCode(typed);
  const foreign = [...new Set(bare)].filter((char) => !CANDIDATE_CODE_ALPHABET.includes(char));
  if (foreign.length > 0) {
    return `Les codes ne contiennent jamais « ${foreign.join(' », « ')} ». Relisez votre papillon : 0 et O, 1, I et L n’y figurent pas.`;
  }
  if (bare.length < CODE_LENGTH)
    return `Le code compte ${CODE_LENGTH} caractères : il en manque ${CODE_LENGTH - bare.length}.`;
  return null;
}
