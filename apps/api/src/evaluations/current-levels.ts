import type { Evaluation } from '@e5b/contracts';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { RatingEntryEntity } from './rating-entry.entity.js';

/** The level of each rated row: its newest entry, also when that took the level back. */
@Injectable()
export class CurrentLevels {
  constructor(private readonly db: DataSource) {}

  async of(sittingId: string): Promise<Evaluation['levels']> {
    const entries = await this.db
      .createQueryBuilder(RatingEntryEntity, 'entry')
      .where((query) => {
        const newest = query
          .subQuery()
          .select('MAX(newer.id)')
          .from(RatingEntryEntity, 'newer')
          .where('newer.sittingId = :sittingId', { sittingId })
          .groupBy('newer.rowId')
          .getQuery();
        return `entry.id IN ${newest}`;
      })
      .orderBy('entry.rowId')
      .getMany();
    return entries.map(({ rowId, level, at }) => ({ rowId, level, at }));
  }
}
