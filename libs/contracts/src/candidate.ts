import { z } from 'zod';
import { Id, TrustedMs } from './common.js';
import { CandidateIdentity, SittingStateSchema, WindowView } from './sitting.js';
import { Sujet } from './sujet.js';

/** Letters and digits that nobody mixes up on a printed slip; shown as XXXX-XXXX. */
export const CANDIDATE_CODE_ALPHABET = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';

/** Accepts what a person types: lower case, spaces, a missing dash. Result: 8 letters or digits. */
export const CandidateCode = z
  .string()
  .max(40)
  .transform((typed) => typed.toUpperCase().replace(/[^A-Z0-9]/g, ''))
  .pipe(z.string().regex(new RegExp(`^[${CANDIDATE_CODE_ALPHABET}]{8}$`)));

export const CandidateSignInRequest = z.object({ code: CandidateCode }).meta({ id: 'CandidateSignInRequest' });
export type CandidateSignInRequest = z.infer<typeof CandidateSignInRequest>;

/** A CMS account printed with the sujet. Known to all three candidates: the sandbox's origin is what protects it. */
export const CmsAccount = z.object({ label: z.string(), login: z.string(), password: z.string() });
export type CmsAccount = z.infer<typeof CmsAccount>;

export const Receipt = z
  .object({
    endedAt: TrustedMs,
    endedBy: z.enum(['time', 'examiner']),
    /** Time of the last committed change that counts; null when nothing was changed. */
    lastChangeAt: TrustedMs.nullable(),
    changeCount: z.number().int(),
    /** First characters of the work archive's hash once it is verified: what the candidate may write down. */
    fingerprint: z.string().nullable(),
  })
  .meta({ id: 'Receipt' });
export type Receipt = z.infer<typeof Receipt>;

/** Everything the candidate's page shows. The sujet and the accounts stay null until the clock has started. */
export const CandidateView = z
  .object({
    sittingId: Id,
    version: z.number().int(),
    state: SittingStateSchema,
    candidate: CandidateIdentity,
    slot: z.object({
      label: z.string(),
      commission: z.string(),
      examiner: z.string(),
      startsAt: TrustedMs,
      rehearsal: z.boolean(),
    }),
    identityConfirmed: z.boolean(),
    sandboxReady: z.boolean(),
    /** True while the sandbox is being restarted. */
    repairing: z.boolean(),
    window: WindowView,
    sujet: Sujet.nullable(),
    accounts: z.array(CmsAccount).nullable(),
    siteOrigin: z.string().nullable(),
    receipt: Receipt.nullable(),
    serverNow: TrustedMs,
  })
  .meta({ id: 'CandidateView' });
export type CandidateView = z.infer<typeof CandidateView>;

export const CandidateTicketRequest = z
  .object({ target: z.enum(['site', 'admin']) })
  .meta({ id: 'CandidateTicketRequest' });
export type CandidateTicketRequest = z.infer<typeof CandidateTicketRequest>;
