import type { PackCms, PackExtension } from '../manifest-parts.js';

/** What the files of a docroot say; the dump says which theme and extensions are in use. */
export interface DetectedSite {
  readonly cms: PackCms;
  readonly version: string;
  readonly php: { readonly min: string; readonly max: string | null };
  readonly adminPath: string;
  /** Prefix and locale that the site's own configuration file names, if it is there. */
  readonly tablePrefix: string | null;
  readonly locale: string | null;
  readonly multisite: boolean;
  readonly themes: readonly DetectedTheme[];
  readonly extensions: readonly Omit<PackExtension, 'active'>[];
}

export interface DetectedTheme {
  /** Folder's name: what the database refers to. */
  readonly name: string;
  readonly version: string | null;
  readonly parent: string | null;
  readonly kind: 'classic' | 'block';
}

/** Nothing that this platform knows lies in the folder or zip. */
export class NoCmsError extends Error {
  override readonly name = 'NoCmsError';
}
