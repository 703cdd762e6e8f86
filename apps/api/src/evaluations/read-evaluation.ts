import type { Evaluation, GrilleModel } from '@e5b/contracts';
import { type MarkRule, proposeMark } from '@e5b/exam-core';
import { Injectable } from '@nestjs/common';
import { DataSource, IsNull } from 'typeorm';
import { CurrentLevels } from './current-levels.js';
import { EvaluationEntity } from './evaluation.entity.js';
import { EvaluationNoteEntity } from './evaluation-note.entity.js';
import { GrilleOfSitting } from './grille-of-sitting.js';
import { PinnedActs } from './pinned-acts.js';

/** What the examiner's screen shows of one sitting. */
@Injectable()
export class ReadEvaluation {
  constructor(
    private readonly db: DataSource,
    private readonly levels: CurrentLevels,
    private readonly grilles: GrilleOfSitting,
    private readonly pinned: PinnedActs,
  ) {}

  async of(sittingId: string): Promise<Evaluation> {
    // The counter is read first: a change that slips in between is then announced with a higher one, never lost.
    const row = await this.db.getRepository(EvaluationEntity).findOneBy({ sittingId });
    const grille = await this.grilles.of(sittingId);
    const levels = await this.levels.of(sittingId);
    const notes = await this.db
      .getRepository(EvaluationNoteEntity)
      .find({ where: { sittingId, deletedAt: IsNull() }, order: { at: 'ASC', id: 'ASC' } });
    return {
      sittingId,
      version: row?.version ?? 0,
      levels,
      notes: notes.map(({ id, at, text, question }) => ({ id, at, text, question })),
      pins: await this.pinned.of(sittingId),
      fiche: {
        version: row?.ficheVersion ?? 0,
        mark: markOf(row),
        appreciation: row?.appreciation ?? '',
        signedAt: row?.signedAt ?? null,
        signedBy: row?.signedByName ?? null,
      },
      proposal: { rule: grille.markRule.name, mark: proposal(grille, levels) },
    };
  }
}

export function markOf(row: Pick<EvaluationEntity, 'halfPoints'> | null): number | null {
  return row === null || row.halfPoints === null ? null : row.halfPoints / 2;
}

function proposal(grille: GrilleModel, levels: Evaluation['levels']): number | null {
  const byRow = new Map(levels.map(({ rowId, level }) => [rowId, level]));
  const rated = grille.rows.map(({ id, weight }) => ({ level: byRow.get(id) ?? null, weight }));
  return proposeMark(rated, grille.markRule satisfies MarkRule);
}
