import type { ReaderFeedPage } from '@e5b/contracts';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '../common/clock.js';
import { ActivityStreamEntity } from './activity-stream.entity.js';
import { FeedMarkEntity } from './feed-mark.entity.js';

/** « Depuis ma dernière visite »: one mark per sitting and member of the staff. */
@Injectable()
export class FeedMarks {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
  ) {}

  async of(sittingId: string, staffId: string): Promise<ReaderFeedPage['seen']> {
    const mark = await this.db.getRepository(FeedMarkEntity).findOneBy({ sittingId, staffId });
    return mark && { seq: mark.seq, at: mark.at };
  }

  /** Moves the mark on to `seq`, never back (another tab may be further) and never beyond what there is. */
  async set(sittingId: string, staffId: string, seq: number): Promise<ReaderFeedPage['seen']> {
    const stream = await this.db.getRepository(ActivityStreamEntity).findOneBy({ sittingId });
    const reached = Math.min(seq, stream?.lastSeq ?? 0);
    await this.db.query(
      `INSERT INTO feed_marks (sittingId, staffId, seq, at) VALUES (?, ?, ?, ?)
       ON DUPLICATE KEY UPDATE at = IF(VALUES(seq) >= seq, VALUES(at), at), seq = GREATEST(seq, VALUES(seq))`,
      [sittingId, staffId, reached, this.clock.now()],
    );
    return this.of(sittingId, staffId);
  }
}
