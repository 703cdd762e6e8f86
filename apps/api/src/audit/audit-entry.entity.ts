import type { ErrorData } from '@e5b/exam-core';
import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';
import { trustedMs } from '../common/trusted-ms.column.js';

/** Who changed what, written in the transaction that changed it. */
@Entity('audit_entries')
@Index('ix_audit_target', ['target', 'id'])
export class AuditEntryEntity {
  @PrimaryGeneratedColumn({ type: 'bigint' }) id: string;
  @Column(trustedMs()) at: number;
  /** « examiner:<id> », « candidate:<sitting> », « system ». */
  @Column({ length: 60 }) actor: string;
  @Column({ length: 40 }) action: string;
  @Column({ length: 60 }) target: string;
  @Column('json') data: ErrorData;
}
