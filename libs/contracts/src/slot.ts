import { z } from 'zod';
import { Id, TrustedMs } from './common.js';
import { GrilleModel } from './grille.js';
import { SittingView } from './sitting.js';
import { Sujet, SujetSummary } from './sujet.js';

export const SlotState = z.enum(['scheduled', 'open', 'finished']);

/** One examiner, one sujet, one to three sittings. */
export const SlotSummary = z
  .object({
    id: Id,
    /** « A1 »: what the paper plan calls it. */
    label: z.string(),
    startsAt: TrustedMs,
    state: SlotState,
    commission: z.string(),
    examiner: z.object({ id: Id, name: z.string() }),
    sujet: SujetSummary,
    rehearsal: z.boolean(),
    durationSeconds: z.number().int(),
    /** Lengths that may be chosen before the slot opens; more than one only in a rehearsal. */
    durationChoices: z.array(z.number().int()),
    candidates: z.array(z.object({ sittingId: Id, lastName: z.string(), firstName: z.string(), state: z.string() })),
  })
  .meta({ id: 'SlotSummary' });
export type SlotSummary = z.infer<typeof SlotSummary>;

export const SlotView = SlotSummary.omit({ sujet: true })
  .extend({
    sujet: Sujet,
    grille: GrilleModel,
    sittings: z.array(SittingView),
    serverNow: TrustedMs,
  })
  .meta({ id: 'SlotView' });
export type SlotView = z.infer<typeof SlotView>;

export const SlotDurationRequest = z
  .object({ durationSeconds: z.number().int().min(60).max(14_400) })
  .meta({ id: 'SlotDurationRequest' });
export type SlotDurationRequest = z.infer<typeof SlotDurationRequest>;
