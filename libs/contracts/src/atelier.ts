import { z } from 'zod';
import { CmsAccount } from './candidate.js';
import { Cms, Id, TrustedMs } from './common.js';

/**
 * - opening: a site of the author's own is made, and what it holds is taken down · open: to work in
 * - comparing, publishing: the platform reads the site, the author may go on · closed, failed: over
 */
export const AtelierState = z.enum(['opening', 'open', 'comparing', 'publishing', 'closed', 'failed']);
export type AtelierState = z.infer<typeof AtelierState>;

export const AtelierStep = z.enum(['starting', 'exporting', 'reading', 'packing', 'comparing']);
export type AtelierStep = z.infer<typeof AtelierStep>;

/** `total` null: not known. */
export const AtelierProgress = z.object({
  step: AtelierStep,
  done: z.number().nonnegative(),
  total: z.number().nonnegative().nullable(),
});
export type AtelierProgress = z.infer<typeof AtelierProgress>;

/** Why something did not work; `sentence`: French, with a way out. */
export const AtelierProblem = z.object({ code: z.string(), sentence: z.string() });
export type AtelierProblem = z.infer<typeof AtelierProblem>;

/** What changed, in an author's words; no section: nothing did. */
export const AtelierChanges = z.object({
  at: TrustedMs,
  sections: z.array(z.object({ title: z.string(), lines: z.array(z.string()) })),
});
export type AtelierChanges = z.infer<typeof AtelierChanges>;

/** A version of a context that was published from an atelier of this platform. */
export const PublishedVersion = z.object({
  id: Id,
  code: z.string(),
  version: z.string(),
  baseVersion: z.string(),
  notes: z.string(),
  by: z.string(),
  at: TrustedMs,
  bytes: z.number().int(),
  packId: z.string(),
  keyId: z.string(),
  fileName: z.string(),
});
export type PublishedVersion = z.infer<typeof PublishedVersion>;

/** What a context that was never published has instead of a version. */
export const NO_VERSION = '0';

/** The newest version of a context that this platform knows; `by`: null when it was installed, not published here. */
export const LatestVersion = z.object({ version: z.string(), by: z.string().nullable(), at: TrustedMs.nullable() });
export type LatestVersion = z.infer<typeof LatestVersion>;

export const Atelier = z
  .object({
    id: Id,
    code: z.string(),
    title: z.string(),
    cms: Cms,
    /** The version that it was opened from, or published last; NO_VERSION for a new context. */
    baseVersion: z.string(),
    state: AtelierState,
    author: z.string(),
    /** Whether this user may work in it. */
    own: z.boolean(),
    createdAt: TrustedMs,
    closedAt: TrustedMs.nullable(),
    progress: AtelierProgress.nullable(),
    problem: AtelierProblem.nullable(),
    changes: AtelierChanges.nullable(),
    /** To sign in with; empty for somebody else's. */
    accounts: z.array(CmsAccount),
    latest: LatestVersion,
    proposal: z.object({ version: z.string(), notAfter: TrustedMs }),
  })
  .meta({ id: 'Atelier' });
export type Atelier = z.infer<typeof Atelier>;

export const AteliersView = z
  .object({
    /** Those that are not closed, newest first. */
    ateliers: z.array(Atelier),
    /** What an atelier can be opened from; `blank`: a CMS without content, in which a new context begins. */
    contexts: z.array(
      z.object({
        id: Id,
        title: z.string(),
        code: z.string(),
        version: z.string(),
        cms: Cms,
        usable: z.boolean(),
        blank: z.boolean(),
      }),
    ),
    /** Newest first. */
    published: z.array(PublishedVersion),
    /** What can sign: files of the folder, and keys that an agent holds open. */
    keys: z.object({
      folder: z.string(),
      files: z.array(z.string()),
      agent: z.array(z.object({ keyId: z.string(), name: z.string() })),
    }),
    serverNow: TrustedMs,
  })
  .meta({ id: 'AteliersView' });
export type AteliersView = z.infer<typeof AteliersView>;

/** What a context that begins in an atelier will be called, here and in every centre; the code is for good. */
export const NewContext = z.object({
  code: z.string().regex(/^[a-z0-9][a-z0-9-]{1,58}[a-z0-9]$/),
  title: z.string().trim().min(3).max(200),
  session: z.string().regex(/^20\d{2}$/),
});
export type NewContext = z.infer<typeof NewContext>;

/** `newContext`: for a blank one, and only then. */
export const OpenAtelierRequest = z
  .object({ contextId: Id, newContext: NewContext.optional() })
  .meta({ id: 'OpenAtelierRequest' });
export type OpenAtelierRequest = z.infer<typeof OpenAtelierRequest>;
export const AtelierEntryRequest = z.object({ target: z.enum(['site', 'admin']) }).meta({ id: 'AtelierEntryRequest' });

export const NewVersion = z
  .string()
  .trim()
  .regex(/^\d{1,5}(\.\d{1,5}){0,4}$/);

/** A file's own name under the folder of keys. */
export const KeyFileName = z.string().regex(/^[^/\\\0.][^/\\\0]{0,150}\.key\.pem$/);

export const PublishVersionRequest = z
  .object({
    version: NewVersion,
    notes: z.string().trim().min(3).max(4000),
    notAfter: TrustedMs,
    /** The version that the author knows to be the newest: publishing over another one is refused. */
    over: z.string().max(40),
    /** A file's passphrase is used at once and kept nowhere. */
    key: z.discriminatedUnion('source', [
      z.object({ source: z.literal('file'), name: KeyFileName, passphrase: z.string().min(1).max(500) }),
      z.object({ source: z.literal('agent'), keyId: z.string().regex(/^[0-9a-f]{64}$/) }),
    ]),
    /** Also ask for its installation on this machine. */
    install: z.boolean(),
  })
  .meta({ id: 'PublishVersionRequest' });
export type PublishVersionRequest = z.infer<typeof PublishVersionRequest>;
