import { z } from 'zod';
import { Cms, Id, TrustedMs } from './common.js';

/**
 * - queued: waits for the one before it · downloading: the file comes to this machine · verifying: nothing is written yet
 * - extracting, baking, testing: an image is made and tried · ready, refused, failed, cancelled: over
 */
export const INSTALL_STATES = [
  'queued',
  'downloading',
  'verifying',
  'extracting',
  'baking',
  'testing',
  'ready',
  'refused',
  'failed',
  'cancelled',
] as const;
export const InstallState = z.enum(INSTALL_STATES);
export type InstallState = z.infer<typeof InstallState>;

/** The states that take work, in their order. */
export const INSTALL_STEPS = ['downloading', 'verifying', 'extracting', 'baking', 'testing'] as const;
export type InstallStep = (typeof INSTALL_STEPS)[number];

/** Where the file comes from; `kept`: the copy that an earlier installation left on this machine. */
export const InstallSource = z.enum(['upload', 'folder', 'catalog', 'kept']);
export type InstallSource = z.infer<typeof InstallSource>;

export const InstallProgress = z.object({
  done: z.number().nonnegative(),
  total: z.number().nonnegative().nullable(),
  unit: z.enum(['bytes', 'steps']),
  /** What the baker or the self-test does just now. */
  label: z.string().nullable(),
  bytesPerSecond: z.number().nonnegative().nullable(),
  /** Since this step began. */
  elapsedSeconds: z.number().nonnegative(),
  /** Of this step, as far as it can be known. */
  remainingSeconds: z.number().nonnegative().nullable(),
});
export type InstallProgress = z.infer<typeof InstallProgress>;

/** `sentence`: French, what happened and what to do. `passing`: trying again may help, the file is still there. */
export const InstallProblem = z.object({ code: z.string(), sentence: z.string(), passing: z.boolean() });
export type InstallProblem = z.infer<typeof InstallProblem>;

export const SELF_TEST_STEPS = ['start', 'front', 'sign-in', 'editor', 'save', 'undo'] as const;

/** What a throw-away sandbox of the context did, each step in ms. */
export const ContextSelfTest = z.object({
  ready: z.boolean(),
  steps: z.array(
    z.object({
      name: z.enum(SELF_TEST_STEPS),
      ms: z.number().nonnegative().nullable(),
      ok: z.boolean(),
      problem: z.string().nullable(),
    }),
  ),
});
export type ContextSelfTest = z.infer<typeof ContextSelfTest>;

/** What the signed manifest says, once it was accepted. */
export const InstallPack = z.object({
  id: z.string(),
  code: z.string(),
  version: z.string(),
  title: z.string(),
  cms: Cms,
});
export type InstallPack = z.infer<typeof InstallPack>;

export const ContextInstall = z
  .object({
    id: Id,
    source: InstallSource,
    /** The file's name, as the person chose it. */
    name: z.string(),
    state: InstallState,
    pack: InstallPack.nullable(),
    bytes: z.number().int().nullable(),
    progress: InstallProgress.nullable(),
    problem: InstallProblem.nullable(),
    selfTest: ContextSelfTest.nullable(),
    /** How long each finished step took, in ms. */
    timings: z.record(z.string(), z.number()),
    contextId: Id.nullable(),
    createdAt: TrustedMs,
    finishedAt: TrustedMs.nullable(),
  })
  .meta({ id: 'ContextInstall' });
export type ContextInstall = z.infer<typeof ContextInstall>;

/**
 * - ready: its image is the one that was tested · image-missing: it is not there any more, or another took its place
 * - unknown: the engine does not answer
 */
export const ContextState = z.enum(['ready', 'image-missing', 'unknown']);
export type ContextState = z.infer<typeof ContextState>;

export const InstalledContext = z
  .object({
    id: Id,
    code: z.string(),
    version: z.string(),
    title: z.string(),
    session: z.string(),
    cms: Cms,
    cmsVersion: z.string(),
    issuer: z.string().nullable(),
    notes: z.string().nullable(),
    state: ContextState,
    /** Comes with the platform, not in a pack. */
    builtIn: z.boolean(),
    imageBytes: z.number().int().nullable(),
    packSha256: z.string().nullable(),
    validity: z.object({ notBefore: TrustedMs, notAfter: TrustedMs }).nullable(),
    /** Why it must not serve an exam: withdrawn by the national team, or not valid on this day. */
    warning: z.enum(['withdrawn', 'out-of-date']).nullable(),
    selfTest: ContextSelfTest.nullable(),
    installedAt: TrustedMs.nullable(),
    /** The pack is still on this machine: its image can be made again without a file. */
    repairable: z.boolean(),
  })
  .meta({ id: 'InstalledContext' });
export type InstalledContext = z.infer<typeof InstalledContext>;

export const ContextsView = z
  .object({
    contexts: z.array(InstalledContext),
    /** Newest first. */
    installs: z.array(ContextInstall),
    dropFolder: z.object({
      path: z.string(),
      files: z.array(z.object({ name: z.string(), bytes: z.number().int(), changedAt: TrustedMs })),
    }),
    /** Where the national keys lie, and the ids of those that are trusted. */
    trust: z.object({ path: z.string(), keyIds: z.array(z.string()), problem: z.string().nullable() }),
    maxBytes: z.number().int(),
    catalogUrl: z.string(),
    serverNow: TrustedMs,
  })
  .meta({ id: 'ContextsView' });
export type ContextsView = z.infer<typeof ContextsView>;

export const PublicationUrl = z
  .url({ protocol: /^https?$/ })
  .max(300)
  .transform((url) => url.replace(/\/(catalog\.json)?$/, ''));

export const PublicationRequest = z.object({ url: PublicationUrl }).meta({ id: 'PublicationRequest' });

/** A pack of the publication, beside what is installed of its code. */
export const PublishedPack = z.object({
  id: z.string(),
  code: z.string(),
  session: z.string(),
  title: z.string(),
  version: z.string(),
  cms: Cms,
  cmsVersion: z.string(),
  notes: z.string(),
  bytes: z.number().int(),
  installedVersion: z.string().nullable(),
  /** Newer than what is here, and usable. */
  isNew: z.boolean(),
});
export type PublishedPack = z.infer<typeof PublishedPack>;

export const PublicationView = z
  .object({ url: z.string(), issuedAt: TrustedMs, packs: z.array(PublishedPack) })
  .meta({ id: 'PublicationView' });
export type PublicationView = z.infer<typeof PublicationView>;

/** A file's own name: no folder, nothing hidden. */
export const PackFileName = z
  .string()
  .max(200)
  .regex(/^[^/\\\0.][^/\\\0]*$/);

const PackId = z.string().regex(/^[0-9a-f]{64}$/);

export const InstallRequest = z
  .discriminatedUnion('source', [
    z.object({ source: z.literal('folder'), name: PackFileName }),
    z.object({ source: z.literal('catalog'), url: PublicationUrl, packId: PackId }),
    z.object({ source: z.literal('kept'), contextId: Id }),
  ])
  .meta({ id: 'InstallRequest' });
export type InstallRequest = z.infer<typeof InstallRequest>;
