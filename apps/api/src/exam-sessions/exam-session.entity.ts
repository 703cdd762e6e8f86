import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** A session of the exam in this centre. A rehearsal is a session of its own with demo data. */
@Entity('exam_sessions')
export class ExamSessionEntity {
  @PrimaryGeneratedColumn('uuid') id: string;
  @Column({ length: 40 }) name: string;
  @Column({ length: 160 }) centre: string;
  @Column({ default: false }) rehearsal: boolean;
}
