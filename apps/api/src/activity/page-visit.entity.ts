import type { PageVisit } from '@e5b/contracts';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { trustedMs } from '../common/trusted-ms.column.js';

/** A screen or page that somebody had open. `id` follows from the sitting and the access journal's line. */
@Entity('page_visits')
@Index('uq_page_visits_seq', ['sittingId', 'seq'], { unique: true })
export class PageVisitEntity {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') sittingId: string;
  @Column('int') seq: number;
  @Column({ type: 'varchar', length: 10 }) who: PageVisit['who'];
  @Column({ length: 64 }) client: string;
  @Column({ type: 'varchar', length: 12 }) area: PageVisit['area'];
  @Column({ length: 200 }) screen: string;
  @Column({ length: 400 }) path: string;
  @Column(trustedMs()) startedAt: number;
  @Column(trustedMs()) lastSeenAt: number;
  @Column(trustedMs({ nullable: true })) endedAt: number | null;
}
