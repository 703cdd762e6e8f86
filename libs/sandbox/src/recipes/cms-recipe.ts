/** What is particular to one CMS image. Everything else in this library is the same for all. */
export interface CmsRecipe {
  readonly docroot: string;
  /** Where the image's sendmail replacement drops outgoing mail, one file per message. */
  readonly mailSink: string;
  /** The database schema that belongs to the CMS. */
  readonly schema: string;
  /** Database account of the CMS; it has rights on its own schema only. */
  readonly cmsDatabaseUser: string;
  /** Database account of the platform: replication stream, reads on the CMS's schema, read-only switch. */
  readonly platformDatabaseUser: string;
  /** Path of the back office on the sandbox's origin. */
  readonly backOfficePath: string;
  /** What one sandbox may use when nothing else is asked; swap is never given. */
  readonly memoryMiB: number;
  /** The account that the context gives to the candidate. */
  readonly candidateAccount: CmsCredentials;
}

/** An account of the CMS's back office. */
export interface CmsCredentials {
  readonly login: string;
  readonly password: string;
}
