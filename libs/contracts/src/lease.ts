import { z } from 'zod';
import { SiteVisitor } from './activity.js';
import { SandboxName, TrustedMs } from './common.js';

/**
 * What the gateway shows at a sandbox's origin.
 * - waiting: not open yet · open: requests pass between opensAt and closesAt · paused · ended: nothing passes
 * - read-only: the database is sealed, GET passes, writes are refused · repairing: the sandbox is being restarted
 */
export const LeaseState = z.enum(['waiting', 'open', 'paused', 'ended', 'read-only', 'repairing']);
export type LeaseState = z.infer<typeof LeaseState>;

/** The api's order to the gateway for one sandbox; kept on disk and enforced even with the api dead. */
export const Lease = z.object({
  sandbox: SandboxName,
  /** Grows with every change; an older version never replaces a newer one. */
  version: z.number().int().positive(),
  state: LeaseState,
  opensAt: TrustedMs.nullable(),
  /** The closing instant itself is outside the window. */
  closesAt: TrustedMs.nullable(),
  /** Ties this machine's monotonic clock to trusted time (exam-core/clock). */
  clock: z.object({ wall: z.number(), monotonic: z.number(), boot: z.string() }),
  issuedAt: TrustedMs,
  /** Candidates who entered before this moment must enter anew: the workstation was moved. */
  entriesFrom: TrustedMs.default(0),
});
export type Lease = z.infer<typeof Lease>;

/** `payload`: the lease as JSON text; `signature`: base64url Ed25519 over exactly those bytes. */
export const SignedLease = z.object({ payload: z.string().max(4096), signature: z.string().max(128) });
export type SignedLease = z.infer<typeof SignedLease>;

/** One line of the gateway's access journal (kind « access »). Query values and bodies are never written. */
export const AccessRecord = z.object({
  sandbox: SandboxName,
  /** Null when the request was refused before anyone was known. */
  who: SiteVisitor.nullable(),
  /** Distinguishes two browsers of one person; a short hash of the origin's own cookie. */
  client: z.string().nullable(),
  method: z.string(),
  /** Path and the names (with harmless values such as post=12&action=edit) of its query. */
  path: z.string(),
  /** The page of the same site that the browser says the request came from, written like `path`; null when it says none. */
  from: z.string().nullable().default(null),
  status: z.number().int(),
  startedAt: TrustedMs,
  endedAt: TrustedMs,
  requestBytes: z.number().int().nonnegative(),
  responseBytes: z.number().int().nonnegative(),
  /** Why the gateway answered by itself, or null when the sandbox answered. */
  refusal: z.string().nullable(),
});
export type AccessRecord = z.infer<typeof AccessRecord>;
