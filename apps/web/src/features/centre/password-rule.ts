import { ResetPasswordRequest } from '@e5b/contracts';

/** What is wrong with a new password, in words, or null. */
export function passwordProblem(password: string): string | null {
  return ResetPasswordRequest.safeParse({ password }).success ? null : 'Choisissez au moins 12 caractères.';
}
