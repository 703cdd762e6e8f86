import { z } from 'zod';
import { SiteVisitor } from './activity.js';
import { Id, TrustedMs } from './common.js';

/** A screen of the back office or a page of the site, from when to when somebody had it open. */
export const PageVisit = z
  .object({
    /** Stable: a visit that goes on keeps its id and takes a new `seq`. */
    id: Id,
    seq: z.number().int().positive(),
    who: SiteVisitor,
    /** Distinguishes two browsers of one person. */
    client: z.string(),
    area: z.enum(['back-office', 'site']),
    /** « Articles › Ajouter »: may hold a piece of the path, so show it as text only. */
    screen: z.string(),
    path: z.string(),
    startedAt: TrustedMs,
    /** The last request that a person caused on it. */
    lastSeenAt: TrustedMs,
    /** When the same browser went on to another screen; null while it has not. */
    endedAt: TrustedMs.nullable(),
  })
  .meta({ id: 'PageVisit' });
export type PageVisit = z.infer<typeof PageVisit>;

export const VisitPage = z
  .object({ visits: z.array(PageVisit), cursor: z.number().int().nonnegative(), more: z.boolean() })
  .meta({ id: 'VisitPage' });
export type VisitPage = z.infer<typeof VisitPage>;
