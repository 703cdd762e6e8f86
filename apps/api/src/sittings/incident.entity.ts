import type { ErrorData } from '@e5b/exam-core';
import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';
import { trustedMs } from '../common/trusted-ms.column.js';

/** Something that went wrong or that the procès-verbal may have to mention. Facts only. */
@Entity('incidents')
@Index('ix_incidents_sitting', ['sittingId', 'at'])
export class IncidentEntity {
  @PrimaryGeneratedColumn('uuid') id: string;
  @Column('uuid', { nullable: true }) sittingId: string | null;
  @Column(trustedMs()) at: number;
  @Column({ length: 40 }) kind: string;
  @Column('json') data: ErrorData;
  /** Lost time that the examiner may give back, in seconds. */
  @Column('int', { nullable: true }) proposedSeconds: number | null;
  @Column(trustedMs({ nullable: true })) decidedAt: number | null;
}
