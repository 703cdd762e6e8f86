import { LEVELS } from '@e5b/exam-core';
import { z } from 'zod';

export const LevelSchema = z.enum(LEVELS);

/** One row of the grille: question × critère de performance × compétence opérationnelle. Levels only, no points. */
export const GrilleRow = z.object({
  id: z.string().regex(/^[a-z0-9-]{1,20}$/),
  question: z.string().regex(/^Q[1-9]$/),
  criterion: z.string(),
  competence: z.string(),
  /** Used by the proposed mark only; 0 leaves the row out of it. */
  weight: z.number().nonnegative().default(1),
});
export type GrilleRow = z.infer<typeof GrilleRow>;

/** The grille is data of the context or the sujet: sessions differ. */
export const GrilleModel = z
  .object({
    title: z.string(),
    rows: z.array(GrilleRow).min(1).max(40),
    markRule: z.object({
      name: z.string(),
      shares: z.record(LevelSchema, z.number().min(0).max(1)),
      step: z.number().positive().default(0.5),
    }),
  })
  .meta({ id: 'GrilleModel' });
export type GrilleModel = z.infer<typeof GrilleModel>;
