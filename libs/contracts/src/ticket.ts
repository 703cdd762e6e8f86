import { z } from 'zod';
import { SiteVisitor } from './activity.js';
import { Id, SandboxName, TrustedMs } from './common.js';

/** Life of an entry ticket, in ms: long enough for a slow lab PC to follow the link, too short to pass on. */
export const TICKET_TTL_MS = 30_000;

/**
 * One entry into one sandbox's origin. `right`: the candidate writes, and who opened an atelier in it;
 * whoever looks over a candidate's shoulder only ever reads.
 * Travels as `base64url(JSON).base64url(Ed25519)` in `/.e5b/enter?ticket=…` and works once.
 */
export const Ticket = z.object({
  id: Id,
  sandbox: SandboxName,
  who: SiteVisitor,
  right: z.enum(['write', 'read']),
  /** Where to land inside the site; a path, never a URL. */
  path: z.string().regex(/^\/(?![/\\])[^\s\\]{0,500}$/),
  expiresAt: TrustedMs,
});
export type Ticket = z.infer<typeof Ticket>;

export const EntryUrl = z.object({ url: z.url() }).meta({ id: 'EntryUrl' });
export type EntryUrl = z.infer<typeof EntryUrl>;
