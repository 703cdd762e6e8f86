/** Every reason why a pack, a catalogue or a trust document is refused. */
export const REFUSAL_CODES = [
  'NOT_A_PACK',
  'TRUNCATED',
  'WRONG_SCHEMA',
  'UNSIGNED',
  'UNKNOWN_SIGNER',
  'SIGNATURE_WRONG',
  'SIGNER_REVOKED',
  'PACK_REVOKED',
  'NOT_YET_VALID',
  'EXPIRED',
  'PLATFORM_TOO_OLD',
  'VERSION_LOWER',
  'VERSION_REUSED',
  'CHANGED',
  'FILE_CHANGED',
  'UNSAFE_PATH',
  'LINK',
  'DEVICE',
  'DUPLICATE',
  'UNEXPECTED_ENTRY',
  'TOO_LARGE',
  'EXPANDS_TOO_MUCH',
  'TRAILING_DATA',
  'NO_SPACE',
  'TARGET_EXISTS',
  'DOCUMENT_INVALID',
  'DOCUMENT_OUTDATED',
  'DOWNLOAD_FAILED',
] as const;
export type RefusalCode = (typeof REFUSAL_CODES)[number];

/** Facts for the sentence shown with the code: plain scalars, no secret. */
export type RefusalData = Readonly<Record<string, string | number>>;

/** The pack is refused: nothing was left at the target. */
export class PackRefusal extends Error {
  override readonly name = 'PackRefusal';

  constructor(
    readonly code: RefusalCode,
    readonly data: RefusalData = {},
  ) {
    super(`${code} ${JSON.stringify(data)}`);
  }
}
