import { z } from 'zod';
import { Id, TrustedMs } from './common.js';

/** One file of the archive. `sha256` in lower-case hex over its bytes. */
export const EvidenceItem = z.object({
  path: z.string().regex(/^[a-z0-9][a-z0-9._/-]{0,150}$/),
  /** For example « activity-journal », « access-journal », « final-dump », « changed-files », « grille », « fiche ». */
  kind: z.string(),
  bytes: z.number().int().nonnegative(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});
export type EvidenceItem = z.infer<typeof EvidenceItem>;

/**
 * `manifest.json` of an evidence archive (a tar). Signed with the centre's Ed25519 key over its exact bytes
 * (`manifest.sig`, base64url; `centre.pub.pem` beside it).
 */
export const EvidenceManifest = z.object({
  format: z.literal('e5b-evidence/1'),
  /** work: what the sandbox left, taken at closing. complete: with grille and fiche, taken at signature. */
  stage: z.enum(['work', 'complete']),
  sittingId: Id,
  createdAt: TrustedMs,
  candidate: z.object({ lastName: z.string(), firstName: z.string(), number: z.string() }),
  commission: z.string(),
  sujet: z.object({ cms: z.string(), letter: z.string(), code: z.string() }),
  window: z.object({
    startedAt: TrustedMs.nullable(),
    endedAt: TrustedMs.nullable(),
    grantedSeconds: z.number().int(),
  }),
  journals: z.record(z.string(), z.object({ count: z.number().int(), head: z.string() })),
  items: z.array(EvidenceItem),
});
export type EvidenceManifest = z.infer<typeof EvidenceManifest>;
