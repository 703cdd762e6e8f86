/** What building a pack found, for the author; the command line has a sentence for each. */
export const FINDING_CODES = [
  'CMS_FOUND',
  'PHP_NEEDED',
  'ADMIN_FOLDER',
  'TABLE_PREFIX',
  'DUMP_READ',
  'DUMP_CHANGED',
  'DUMP_DROPPED',
  'STORED_URLS',
  'THEME',
  'EXTENSIONS',
  'LEFT_OUT',
  'DUMP_UTF16',
  'DUMP_UNSAFE',
  'PREFIX_DIFFERS',
  'VERSION_DIFFERS',
  'EXTENSION_MISSING',
  'THEME_MISSING',
  'LINK_LEFT_OUT',
  'NAME_LEFT_OUT',
  'MAIL_TO_OUTSIDE',
] as const;
export type FindingCode = (typeof FINDING_CODES)[number];

export interface Finding {
  readonly code: FindingCode;
  /** A warning wants an author's look; the pack is made all the same. */
  readonly warning: boolean;
  readonly data: Readonly<Record<string, string | number>>;
}

/** Why no pack can be made of this site and dump. */
export const BUILD_ERROR_CODES = [
  'PREFIX_UNKNOWN',
  'PREFIX_AMBIGUOUS',
  'DUMP_WITHOUT_TABLES',
  'MULTISITE',
  'ADMIN_FOLDER_UNKNOWN',
  'THEME_UNKNOWN',
  'LINKS_LEAD_OUT',
  'PROFILE_UNKNOWN',
] as const;
export type BuildErrorCode = (typeof BUILD_ERROR_CODES)[number];

export class BuildError extends Error {
  override readonly name = 'BuildError';

  constructor(
    readonly code: BuildErrorCode,
    readonly data: Readonly<Record<string, string | number>> = {},
  ) {
    super(`${code} ${JSON.stringify(data)}`);
  }
}

/** Gathers findings in the order in which they were made. */
export class Findings {
  readonly list: Finding[] = [];

  note(code: FindingCode, data: Finding['data']): void {
    this.list.push({ code, warning: false, data });
  }

  warn(code: FindingCode, data: Finding['data']): void {
    this.list.push({ code, warning: true, data });
  }
}
