/** Every rule a user can run into. The French sentence for each lives at the edge (apps/web, gateway pages, cli). */
export const ERROR_CODES = [
  'INTERNAL',
  'VALIDATION',
  'NOT_FOUND',
  'UNAUTHENTICATED',
  'FORBIDDEN',
  'TOO_MANY_REQUESTS',
  'BAD_ORIGIN',
  'CREDENTIALS_WRONG',
  'CANDIDATE_CODE_UNKNOWN',
  'CANDIDATE_CODE_USED',
  'CANDIDATE_NOT_EXPECTED_YET',
  'CANDIDATE_EXAM_OVER',
  'SLOT_OF_ANOTHER_EXAMINER',
  'SLOT_NOT_OPEN',
  'SLOT_ALREADY_OPEN',
  'SLOT_FULL',
  'SITTING_STATE',
  'IDENTITY_NOT_CONFIRMED',
  'SANDBOX_NOT_READY',
  'WINDOW_NOT_OPEN',
  'REASON_REQUIRED',
  'GIVEN_TIME_OUT_OF_RANGE',
  'LEVEL_OUT_OF_SCALE',
  'GRILLE_ROW_UNKNOWN',
  'MARK_OUT_OF_RANGE',
  'MARK_NOT_A_HALF_POINT',
  'APPRECIATION_REQUIRED',
  'FICHE_ALREADY_SIGNED',
  'FICHE_NOT_READY',
  'STALE_VERSION',
  'DISK_LOW',
  'ENGINE_UNAVAILABLE',
  'DATABASE_UNAVAILABLE',
  'GATEWAY_UNAVAILABLE',
  'EVIDENCE_INVALID',
  'EVIDENCE_NOT_READY',
  'CONTEXT_NOT_READY',
  'CONTEXT_REFUSED',
  'CONTEXT_OVERTAKEN',
  'CONTEXT_CODE_TAKEN',
  'VERSION_NOT_NEWER',
  'ATELIER_STATE',
  'SIGNING_KEY_REFUSED',
] as const;

export type ErrorCode = (typeof ERROR_CODES)[number];

/** Facts that may be shown with the error: plain scalars only, never a secret. */
export type ErrorData = Record<string, string | number | boolean | null>;

/** A refusal the user may be told about. Anything else leaves the server as INTERNAL with a correlation id. */
export class DomainError extends Error {
  override readonly name = 'DomainError';

  constructor(
    readonly code: ErrorCode,
    readonly data: ErrorData = {},
  ) {
    super(code);
  }
}
