import { z } from 'zod';
import { Id } from './common.js';

export const StaffRole = z.enum(['centre', 'examiner', 'author']);
export type StaffRole = z.infer<typeof StaffRole>;

export const LoginRequest = z
  .object({ login: z.string().trim().min(1).max(80), password: z.string().min(1).max(200) })
  .meta({ id: 'LoginRequest' });
export type LoginRequest = z.infer<typeof LoginRequest>;

/** Who this browser is. A candidate's browser knows its sitting and nothing more. */
export const Me = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('staff'), id: Id, name: z.string(), login: z.string(), role: StaffRole }),
    z.object({ kind: z.literal('candidate'), sittingId: Id }),
    z.object({ kind: z.literal('anonymous') }),
  ])
  .meta({ id: 'Me' });
export type Me = z.infer<typeof Me>;
