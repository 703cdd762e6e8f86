import { z } from 'zod';
import { Cms, Id } from './common.js';

export const SujetLetter = z.string().regex(/^[A-Z]$/);

export const SujetQuestion = z.object({
  /** « Q1 » … « Q5 »: the key that feed and grille refer to. */
  id: z.string().regex(/^Q[1-9]$/),
  title: z.string(),
  /** Markdown; raw HTML is inert. */
  text: z.string(),
});
export type SujetQuestion = z.infer<typeof SujetQuestion>;

export const SujetAnnexe = z.object({
  id: z.string().regex(/^[A-Za-z0-9-]{1,20}$/),
  title: z.string(),
  text: z.string(),
});
export type SujetAnnexe = z.infer<typeof SujetAnnexe>;

/** A sujet as candidates read it: CMS, letter, code, a situation, independent questions, annexes. */
export const Sujet = z
  .object({
    id: Id,
    cms: Cms,
    letter: SujetLetter,
    code: z.string(),
    title: z.string(),
    situation: z.string(),
    questions: z.array(SujetQuestion).min(1).max(9),
    annexes: z.array(SujetAnnexe),
  })
  .meta({ id: 'Sujet' });
export type Sujet = z.infer<typeof Sujet>;

export const SujetSummary = Sujet.pick({ id: true, cms: true, letter: true, code: true, title: true }).meta({
  id: 'SujetSummary',
});
export type SujetSummary = z.infer<typeof SujetSummary>;
