import { DomainError, LEVELS, type Level } from '@e5b/exam-core';
import { Injectable } from '@nestjs/common';
import type { StaffIdentity } from '../auth/access.js';
import { Clock } from '../common/clock.js';
import { ChangeEvaluation } from './change-evaluation.js';
import { GrilleOfSitting } from './grille-of-sitting.js';
import { RatingEntryEntity } from './rating-entry.entity.js';

/** What the screen sends: the level is checked here, so that a wrong one is named as such. */
export interface LevelChoice {
  level: string | null;
  mutationId: string;
}

/** Writes one more entry for a row; null takes the level back. */
@Injectable()
export class SetLevel {
  constructor(
    private readonly changes: ChangeEvaluation,
    private readonly grilles: GrilleOfSitting,
    private readonly clock: Clock,
  ) {}

  /** A `mutationId` that was applied before changes nothing. @throws DomainError LEVEL_OUT_OF_SCALE, GRILLE_ROW_UNKNOWN, … */
  async set(staff: StaffIdentity, sittingId: string, rowId: string, { level, mutationId }: LevelChoice): Promise<void> {
    if (level !== null && !isLevel(level)) throw new DomainError('LEVEL_OUT_OF_SCALE', { level });
    await this.changes.apply(staff, sittingId, 'level', async ({ manager }) => {
      if (await manager.existsBy(RatingEntryEntity, { mutationId })) return null;
      const grille = await this.grilles.of(sittingId);
      if (!grille.rows.some((row) => row.id === rowId)) throw new DomainError('GRILLE_ROW_UNKNOWN', { row: rowId });
      const at = this.clock.now();
      await manager.insert(RatingEntryEntity, { sittingId, rowId, level, at, examinerId: staff.id, mutationId });
      return { row: rowId, level };
    });
  }
}

const isLevel = (text: string): text is Level => LEVELS.some((level) => level === text);
