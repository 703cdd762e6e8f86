import { z } from 'zod';
import { Id, MutationId, TrustedMs } from './common.js';
import { LevelSchema } from './grille.js';

export const SetLevelRequest = z
  .object({ level: LevelSchema.nullable(), mutationId: MutationId })
  .meta({ id: 'SetLevelRequest' });
export type SetLevelRequest = z.infer<typeof SetLevelRequest>;

export const EvaluationNote = z.object({ id: Id, at: TrustedMs, text: z.string(), question: z.string().nullable() });
export type EvaluationNote = z.infer<typeof EvaluationNote>;

export const AddNoteRequest = z
  .object({
    text: z.string().trim().min(1).max(2000),
    question: z.string().nullable().default(null),
    mutationId: MutationId,
  })
  .meta({ id: 'AddNoteRequest' });
export type AddNoteRequest = z.infer<typeof AddNoteRequest>;

/** An act of the feed kept as evidence for a row of the grille. */
export const EvidencePin = z.object({ rowId: z.string(), eventId: Id, at: TrustedMs });
export type EvidencePin = z.infer<typeof EvidencePin>;

/** Null leaves a field as it is not yet filled. The mark is only ever what the examiner typed. */
export const FicheDraftRequest = z
  .object({
    mark: z.number().nullable(),
    appreciation: z.string().max(4000),
    /** The version this edit was made on: a different one on the server answers STALE_VERSION. */
    version: z.number().int().nonnegative(),
  })
  .meta({ id: 'FicheDraftRequest' });
export type FicheDraftRequest = z.infer<typeof FicheDraftRequest>;

export const SignFicheRequest = z
  .object({
    password: z.string().min(1).max(200),
    /** `Evaluation.version` of what the examiner has before the eyes: a different one on the server answers STALE_VERSION. */
    version: z.number().int().nonnegative(),
  })
  .meta({ id: 'SignFicheRequest' });
export type SignFicheRequest = z.infer<typeof SignFicheRequest>;

export const Evaluation = z
  .object({
    sittingId: Id,
    /** Grows with every accepted change of levels, notes, pins or fiche. */
    version: z.number().int(),
    levels: z.array(z.object({ rowId: z.string(), level: LevelSchema.nullable(), at: TrustedMs })),
    notes: z.array(EvaluationNote),
    /** In the order in which they were pinned. */
    pins: z.array(EvidencePin).default([]),
    fiche: z.object({
      version: z.number().int(),
      mark: z.number().nullable(),
      appreciation: z.string(),
      signedAt: TrustedMs.nullable(),
      signedBy: z.string().nullable(),
    }),
    /** By the context's published rule; null until every row that counts is rated. Never filled in for the examiner. */
    proposal: z.object({ rule: z.string(), mark: z.number().nullable() }),
  })
  .meta({ id: 'Evaluation' });
export type Evaluation = z.infer<typeof Evaluation>;
