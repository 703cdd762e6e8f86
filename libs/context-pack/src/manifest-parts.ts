import { z } from 'zod';

/** Dotted numbers, « 2026.1 » or « 9.1.4 »: compared number by number. */
export const DottedVersion = z.string().regex(/^\d{1,5}(\.\d{1,5}){0,4}$/);

/** What a CMS, theme or plugin calls its version; shown, never compared by the platform. */
export const LooseVersion = z.string().min(1).max(60);

/** sha256 in lower-case hex. */
export const Sha256 = z.string().regex(/^[0-9a-f]{64}$/);

const Text = z.string().trim().min(1).max(200);
const Moment = z.iso.datetime();

export const PackCms = z.enum(['wordpress', 'prestashop']);
export type PackCms = z.infer<typeof PackCms>;

/** One theme, plugin or module found in the docroot. */
export const PackExtension = z.strictObject({
  /** Folder (module) or main file (plugin: « akismet/akismet.php »), as the CMS names it. */
  name: Text,
  title: Text,
  version: LooseVersion.nullable(),
  /** Present but not active is a common exercise: both are kept. */
  active: z.boolean(),
});
export type PackExtension = z.infer<typeof PackExtension>;

/**
 * An account that the baking creates in the CMS, or whose password it sets when the login is there already.
 * - candidate: what the candidate signs in with · colleague: named in the sujet, never given to the candidate
 */
export const PackAccount = z.strictObject({
  label: Text,
  login: z.string().min(1).max(120),
  password: z.string().min(4).max(120),
  /** The CMS's own role: « administrator », « editor »… or a PrestaShop profile as the shop calls it: « SuperAdmin », « Commercial »… */
  role: z.string().min(1).max(60),
  email: z.email().max(160),
  displayName: Text,
  for: z.enum(['candidate', 'colleague']),
});
export type PackAccount = z.infer<typeof PackAccount>;

/** One line of the session's functionality list (annexe VI-3). `id` is what sujets and feed refer to. */
export const PackFunctionality = z.strictObject({
  id: z.string().regex(/^[a-z0-9][a-z0-9.-]{0,60}$/),
  group: Text,
  label: Text,
});
export type PackFunctionality = z.infer<typeof PackFunctionality>;

/** Same shape as the platform's grille: rows without points, and the rule of the proposed mark. */
export const PackGrille = z.strictObject({
  title: Text,
  rows: z
    .array(
      z.strictObject({
        id: z.string().regex(/^[a-z0-9-]{1,20}$/),
        question: z.string().regex(/^Q[1-9]$/),
        criterion: z.string().max(600),
        competence: z.string().max(600),
        weight: z.number().nonnegative(),
      }),
    )
    .min(1)
    .max(40),
  markRule: z.strictObject({
    name: Text,
    shares: z.strictObject({
      TI: z.number().min(0).max(1),
      I: z.number().min(0).max(1),
      S: z.number().min(0).max(1),
      TS: z.number().min(0).max(1),
    }),
    step: z.number().positive(),
  }),
});
export type PackGrille = z.infer<typeof PackGrille>;

/** The fiche d'évaluation of the session (annexe VI-4): its heading and the fields that it prints, in order. */
export const PackFiche = z.strictObject({
  title: Text,
  fields: z.array(z.strictObject({ id: z.string().regex(/^[a-z][A-Za-z0-9-]{0,40}$/), label: Text })).max(40),
});
export type PackFiche = z.infer<typeof PackFiche>;

/** A site other than the own one that candidates may open: usually none. */
export const PackDecoySite = z.strictObject({ title: Text, url: z.url().max(300) });

export const PackValidity = z.strictObject({ notBefore: Moment, notAfter: Moment });

/** What an author writes by hand; everything else of the manifest is found in the site and the dump. */
export const PackDescription = z.strictObject({
  code: z.string().regex(/^[a-z0-9][a-z0-9-]{1,58}[a-z0-9]$/),
  session: z.string().regex(/^\d{4}$/),
  title: Text,
  version: DottedVersion,
  /** What is new in this version, for the centres. */
  notes: z.string().max(4000),
  /** Who answers for the context: « Équipe nationale E5 ». */
  issuer: Text,
  defaultDurationSeconds: z.number().int().min(60).max(36_000),
  accounts: z.array(PackAccount).min(1).max(20),
  functionalities: z.array(PackFunctionality).max(400),
  grille: PackGrille.nullable(),
  fiche: PackFiche.nullable(),
  decoySites: z.array(PackDecoySite).max(20),
  minPlatformVersion: DottedVersion,
  validity: PackValidity,
});
export type PackDescription = z.infer<typeof PackDescription>;
