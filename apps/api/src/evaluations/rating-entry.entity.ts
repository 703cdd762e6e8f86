import type { Level } from '@e5b/exam-core';
import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';
import { trustedMs } from '../common/trusted-ms.column.js';

/** One keystroke in the grille. Never changed: the newest entry of a row is its level, undo is another entry. */
@Entity('rating_entries')
@Index('uq_rating_entries_mutation', ['mutationId'], { unique: true })
@Index('ix_rating_entries_row', ['sittingId', 'rowId', 'id'])
export class RatingEntryEntity {
  @PrimaryGeneratedColumn({ type: 'bigint' }) id: string;
  @Column('uuid') sittingId: string;
  @Column({ length: 20 }) rowId: string;
  @Column({ type: 'varchar', length: 2, nullable: true }) level: Level | null;
  @Column(trustedMs()) at: number;
  @Column('uuid') examinerId: string;
  @Column('uuid') mutationId: string;
}
