import { z } from 'zod';
import { StaffRole } from './auth.js';
import { Id, TrustedMs } from './common.js';

/** One line of « sommes-nous prêts ? ». `key` is translated at the edge. */
export const ReadinessCheck = z.object({
  key: z.enum(['engine', 'database', 'gateway', 'image', 'disk', 'memory', 'clock', 'slots']),
  status: z.enum(['ok', 'warning', 'error']),
  data: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
});
export type ReadinessCheck = z.infer<typeof ReadinessCheck>;

export const CentreOverview = z
  .object({
    centre: z.string(),
    examSession: z.string(),
    rehearsal: z.boolean(),
    ready: z.boolean(),
    checks: z.array(ReadinessCheck),
    serverNow: TrustedMs,
  })
  .meta({ id: 'CentreOverview' });
export type CentreOverview = z.infer<typeof CentreOverview>;

export const CentreIncident = z.object({
  id: Id,
  at: TrustedMs,
  kind: z.string(),
  data: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
  candidate: z.string().nullable(),
  slotLabel: z.string().nullable(),
});
export type CentreIncident = z.infer<typeof CentreIncident>;

export const ArchiveSummary = z.object({
  sittingId: Id,
  candidate: z.string(),
  number: z.string(),
  slotLabel: z.string(),
  stage: z.enum(['work', 'complete']),
  bytes: z.number().int(),
  sha256: z.string(),
  createdAt: TrustedMs,
  verifiedAt: TrustedMs.nullable(),
});
export type ArchiveSummary = z.infer<typeof ArchiveSummary>;

export const StaffUser = z.object({
  id: Id,
  login: z.string(),
  name: z.string(),
  role: StaffRole,
  active: z.boolean(),
});
export type StaffUser = z.infer<typeof StaffUser>;

export const CreateUserRequest = z
  .object({
    login: z
      .string()
      .trim()
      .toLowerCase()
      .regex(/^[a-z0-9._-]{3,40}$/),
    name: z.string().trim().min(2).max(80),
    role: StaffRole,
    password: z.string().min(12).max(200),
  })
  .meta({ id: 'CreateUserRequest' });
export type CreateUserRequest = z.infer<typeof CreateUserRequest>;

export const ResetPasswordRequest = z
  .object({ password: z.string().min(12).max(200) })
  .meta({ id: 'ResetPasswordRequest' });
export type ResetPasswordRequest = z.infer<typeof ResetPasswordRequest>;
