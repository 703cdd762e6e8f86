import type { FeedEvent } from '@e5b/contracts';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { trustedMs } from '../common/trusted-ms.column.js';

/** What an event says beside its place and time. Rows from before requests were joined have no `screen` and `who`. */
export type FeedContent = Pick<
  FeedEvent,
  'verb' | 'object' | 'name' | 'functionality' | 'changes' | 'facts' | 'backOfficePath' | 'publicPath'
> &
  Partial<Pick<FeedEvent, 'screen' | 'who'>>;

/** One act of a candidate. `id` follows from the sitting and the act, so that a replay meets its own rows again. */
@Entity('activity_events')
@Index('uq_activity_events_seq', ['sittingId', 'seq'], { unique: true })
export class ActivityEventEntity {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') sittingId: string;
  @Column({ type: 'char', length: 8 }) sandbox: string;
  @Column('int') seq: number;
  /** The cursor it was first given; never changes. */
  @Column('int', { default: 0 }) firstSeq: number;
  @Column(trustedMs()) at: number;
  @Column(trustedMs()) lastAt: number;
  /** What the examiner assigned it to by hand; a replay leaves it as it is. */
  @Column({ type: 'varchar', length: 10, nullable: true }) question: string | null;
  @Column('boolean') withdrawn: boolean;
  @Column('json') content: FeedContent;
  /** sha256 over all that a reader sees: an event that did not change takes no new `seq`. */
  @Column({ type: 'char', length: 64 }) digest: string;
}
