import { ERROR_CODES } from '@e5b/exam-core';
import { z } from 'zod';

/** Trusted time in ms since the epoch (see exam-core/clock). */
export const TrustedMs = z.number().int().nonnegative();

export const Id = z.uuid();

export const Cms = z.enum(['wordpress', 'prestashop']);
export type Cms = z.infer<typeof Cms>;

/** Names a sandbox in host names, directories and container names: nothing else may ever appear there. */
export const SandboxName = z.string().regex(/^[a-z][a-z0-9]{7}$/);

/** What a human must say when he changes the course of an exam. */
export const Reason = z.string().trim().min(3).max(300);

/** Makes a retried request harmless: the server applies one id once. */
export const MutationId = z.uuid();

/** Body of every refused request. `data` holds plain scalars; `correlationId` finds the log line. */
export const ApiError = z
  .object({
    code: z.enum(ERROR_CODES),
    data: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])).default({}),
    correlationId: z.string().optional(),
  })
  .meta({ id: 'ApiError' });
export type ApiError = z.infer<typeof ApiError>;
