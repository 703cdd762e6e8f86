import { z } from 'zod';
import { Id, TrustedMs } from './common.js';
import { FeedState } from './sitting.js';

/** Who stands behind a request to a site. To a candidate's, staff only ever look; an author writes in his own atelier. */
export const SiteVisitor = z.enum(['candidate', 'examiner', 'centre', 'author']);
export type SiteVisitor = z.infer<typeof SiteVisitor>;

/** One act of the candidate, in the words of annexe VI-3. All texts come from the sandbox: show them as text only. */
/** Between the items of a list among an act's changes. */
export const LIST_SEPARATOR = ' · ';

export const FeedEvent = z
  .object({
    /** Stable: a refined event keeps its id and takes a new `seq`. */
    id: Id,
    /** Cursor: grows by one with each new or refined event of the sitting. */
    seq: z.number().int().positive(),
    /** The cursor that it first had: tells a new act from a refined one. */
    firstSeq: z.number().int().nonnegative().default(0),
    /** Receive time of the first row of the act. */
    at: TrustedMs,
    /** Receive time of the last row counted into it. */
    lastAt: TrustedMs,
    verb: z.string(),
    object: z.string(),
    name: z.string(),
    /** Official labels of annexe VI-3. */
    functionality: z.array(z.string()),
    /** « Q1 » … or « none » as the examiner assigned it by hand; null while nobody did. */
    question: z.string().nullable(),
    /** The screen it was done on and by whom, told from the requests of the same moment; null when none tells. */
    screen: z.string().nullable().default(null),
    who: SiteVisitor.nullable().default(null),
    changes: z.array(z.object({ field: z.string(), before: z.string().nullable(), after: z.string().nullable() })),
    facts: z.record(z.string(), z.unknown()),
    /** Path of the back-office screen and of the page on the site, or null. */
    backOfficePath: z.string().nullable(),
    publicPath: z.string().nullable(),
    /** True when the act undid itself within its burst: shown struck out or left out. */
    withdrawn: z.boolean(),
  })
  .meta({ id: 'FeedEvent' });
export type FeedEvent = z.infer<typeof FeedEvent>;

export const FeedPage = z
  .object({ events: z.array(FeedEvent), cursor: z.number().int().nonnegative(), more: z.boolean(), feed: FeedState })
  .meta({ id: 'FeedPage' });
export type FeedPage = z.infer<typeof FeedPage>;

export const FeedQuery = z.object({ after: z.coerce.number().int().nonnegative().default(0) });

/** A feed page as one member of the staff reads it. `seen`: how far he had read when he last left this candidate. */
export const ReaderFeedPage = FeedPage.extend({
  seen: z.object({ seq: z.number().int(), at: TrustedMs }).nullable(),
}).meta({ id: 'ReaderFeedPage' });
export type ReaderFeedPage = z.infer<typeof ReaderFeedPage>;

export const FeedSeenRequest = z.object({ seq: z.number().int().nonnegative() }).meta({ id: 'FeedSeenRequest' });

/** The question that some events are about: one of the sujet's, « none », or null to take an assignment back. */
export const AssignQuestionRequest = z
  .object({
    eventIds: z.array(Id).min(1).max(200),
    question: z
      .string()
      .regex(/^(Q[1-9]|none)$/)
      .nullable(),
  })
  .meta({ id: 'AssignQuestionRequest' });
export type AssignQuestionRequest = z.infer<typeof AssignQuestionRequest>;
