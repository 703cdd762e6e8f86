import { MAX_GIVEN_SECONDS, SITTING_STATES } from '@e5b/exam-core';
import { z } from 'zod';
import { Id, Reason, TrustedMs } from './common.js';

export const SittingStateSchema = z.enum(SITTING_STATES);

/** The clock as a browser needs it: it shows `closesAt - (its own clock + offset to serverNow)`. */
export const WindowView = z
  .object({
    durationSeconds: z.number().int(),
    extraSeconds: z.number().int(),
    givenSeconds: z.number().int(),
    startedAt: TrustedMs.nullable(),
    /** Null while not started, paused or ended: then `remainingMs` stands still. */
    closesAt: TrustedMs.nullable(),
    pausedSince: TrustedMs.nullable(),
    endedAt: TrustedMs.nullable(),
    remainingMs: z.number().int().nonnegative(),
    adjustments: z.array(z.object({ seconds: z.number().int(), reason: z.string(), at: TrustedMs })),
    pauses: z.array(z.object({ from: TrustedMs, to: TrustedMs.nullable(), reason: z.string() })),
  })
  .meta({ id: 'WindowView' });
export type WindowView = z.infer<typeof WindowView>;

export const CandidateIdentity = z.object({ lastName: z.string(), firstName: z.string(), number: z.string() });
export type CandidateIdentity = z.infer<typeof CandidateIdentity>;

/** How the observer stands towards this sandbox. `since`: when the state began. */
export const FeedState = z.object({
  status: z.enum(['off', 'live', 'catching-up', 'interrupted']),
  since: TrustedMs.nullable(),
});
export type FeedState = z.infer<typeof FeedState>;

export const SandboxStatus = z.enum(['none', 'creating', 'ready', 'repairing', 'failed', 'removed']);

export const Incident = z
  .object({
    id: Id,
    at: TrustedMs,
    /** For example « sandbox-restarted », « clock-jump », « api-restarted », « observer-interrupted », « early-end ». */
    kind: z.string(),
    data: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
    /** Time the examiner may give back for it, in seconds; null when none is proposed or it was decided. */
    proposedSeconds: z.number().int().nullable(),
  })
  .meta({ id: 'Incident' });
export type Incident = z.infer<typeof Incident>;

export const SittingView = z
  .object({
    id: Id,
    slotId: Id,
    /** Column, 1 to 3. */
    position: z.number().int().min(1).max(3),
    state: SittingStateSchema,
    /** Grows with every change of this sitting; a client that holds a newer one ignores this. */
    version: z.number().int(),
    candidate: CandidateIdentity,
    /** Null until the candidate signed in at a workstation. */
    signedInAt: TrustedMs.nullable(),
    /** Shown to the examiner as « poste 10.1.2.3 » or the workstation's name. */
    workstation: z.string().nullable(),
    identityConfirmedAt: TrustedMs.nullable(),
    /** Whether the candidate's page is connected right now. */
    connected: z.boolean(),
    window: WindowView,
    sandbox: z.object({ status: SandboxStatus, origin: z.string().nullable(), error: z.string().nullable() }),
    feed: FeedState,
    incidents: z.array(Incident),
    /** Time of the last change counted, from committed rows; null when there is none. */
    lastChangeAt: TrustedMs.nullable(),
    evidence: z.enum(['none', 'collecting', 'work', 'complete', 'failed']),
  })
  .meta({ id: 'SittingView' });
export type SittingView = z.infer<typeof SittingView>;

export const ConfirmIdentityRequest = z.object({ confirmed: z.boolean() }).meta({ id: 'ConfirmIdentityRequest' });
export const ReasonRequest = z.object({ reason: Reason }).meta({ id: 'ReasonRequest' });
export type ReasonRequest = z.infer<typeof ReasonRequest>;
export const GiveTimeRequest = z
  .object({
    seconds: z.number().int().min(1).max(MAX_GIVEN_SECONDS),
    reason: Reason,
    /** The incident whose lost time this settles, if any. */
    incidentId: Id.optional(),
  })
  .meta({ id: 'GiveTimeRequest' });
export type GiveTimeRequest = z.infer<typeof GiveTimeRequest>;
export const AbsenceRequest = z
  .object({ absence: z.enum(['none', 'absent', 'absent-force-majeure']) })
  .meta({ id: 'AbsenceRequest' });
export type AbsenceRequest = z.infer<typeof AbsenceRequest>;
/** The examiner's read-only look at the candidate's site. */
export const ReadTicketRequest = z.object({ path: z.string().max(500).default('/') }).meta({ id: 'ReadTicketRequest' });
