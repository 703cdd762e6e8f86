import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

@Entity('candidates')
@Index('uq_candidates_session_number', ['examSessionId', 'number'], { unique: true })
export class CandidateEntity {
  @PrimaryGeneratedColumn('uuid') id: string;
  @Column('uuid') examSessionId: string;
  @Column({ length: 80 }) lastName: string;
  @Column({ length: 80 }) firstName: string;
  @Column({ length: 30 }) number: string;
  /** Temps majoré in seconds; the reason is never stored (product.md). */
  @Column('int', { default: 0 }) extraSeconds: number;
}
