import { z } from 'zod';
import { Id, TrustedMs } from './common.js';
import { FeedState } from './sitting.js';

/** One act of the candidate, in the words of annexe VI-3. All texts come from the sandbox: show them as text only. */
export const FeedEvent = z
  .object({
    /** Stable: a refined event keeps its id and takes a new `seq`. */
    id: Id,
    /** Cursor: grows by one with each new or refined event of the sitting. */
    seq: z.number().int().positive(),
    /** Receive time of the first row of the act. */
    at: TrustedMs,
    /** Receive time of the last row counted into it. */
    lastAt: TrustedMs,
    verb: z.string(),
    object: z.string(),
    name: z.string(),
    /** Official labels of annexe VI-3. */
    functionality: z.array(z.string()),
    /** « Q1 » … when it can be told, else null. */
    question: z.string().nullable(),
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
