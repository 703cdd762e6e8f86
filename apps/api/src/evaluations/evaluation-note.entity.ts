import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';
import { trustedMs } from '../common/trusted-ms.column.js';

/** What the examiner wrote down and when. A deleted note is hidden, and kept. */
@Entity('evaluation_notes')
@Index('uq_evaluation_notes_mutation', ['mutationId'], { unique: true })
@Index('ix_evaluation_notes_sitting', ['sittingId', 'at'])
export class EvaluationNoteEntity {
  @PrimaryGeneratedColumn('uuid') id: string;
  @Column('uuid') sittingId: string;
  @Column(trustedMs()) at: number;
  @Column('text') text: string;
  @Column({ type: 'varchar', length: 10, nullable: true }) question: string | null;
  @Column('uuid') examinerId: string;
  @Column('uuid') mutationId: string;
  @Column(trustedMs({ nullable: true })) deletedAt: number | null;
}
