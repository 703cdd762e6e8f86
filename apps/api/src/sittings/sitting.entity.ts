import type { ExamWindow, SittingState } from '@e5b/exam-core';
import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';
import { trustedMs } from '../common/trusted-ms.column.js';

/** One candidate's passage. Every change takes the row's lock and raises `version`. */
@Entity('sittings')
@Index('uq_sittings_slot_position', ['slotId', 'position'], { unique: true })
@Index('ix_sittings_state_closes', ['state', 'closesAt'])
export class SittingEntity {
  @PrimaryGeneratedColumn('uuid') id: string;
  @Column('uuid') slotId: string;
  @Column('uuid') candidateId: string;
  @Column('tinyint') position: number;
  @Column({ type: 'varchar', length: 30, default: 'scheduled' }) state: SittingState;
  @Column('int', { default: 1 }) version: number;
  /** The candidate's clock: exam-core/exam-window. */
  @Column('json') window: ExamWindow;
  /** `closesAt(window)`, kept beside it so that a sweep finds overdue rows. */
  @Column(trustedMs({ nullable: true })) closesAt: number | null;
  @Column({ type: 'varchar', length: 10, nullable: true }) endedBy: 'time' | 'examiner' | null;
  /** Printed on the slip; single use: `codeUsedAt` is set by the first sign-in. */
  @Column({ type: 'char', length: 8, unique: true }) code: string;
  @Column(trustedMs({ nullable: true })) codeUsedAt: number | null;
  @Column(trustedMs({ nullable: true })) signedInAt: number | null;
  @Column({ type: 'varchar', length: 80, nullable: true }) workstation: string | null;
  /** Digest of the one web session that may act as this candidate; null until sign-in and after a move. */
  @Column({ type: 'char', length: 64, nullable: true }) workstationKey: string | null;
  @Column(trustedMs({ nullable: true })) identityConfirmedAt: number | null;
  /** The sandbox that serves this sitting now; its row is in `sandboxes`. */
  @Column({ type: 'char', length: 8, nullable: true }) sandboxName: string | null;
  @Column({ type: 'varchar', length: 500, nullable: true }) preparationError: string | null;
  /** What the receipt says, written once the work archive was verified. */
  @Column(trustedMs({ nullable: true })) lastChangeAt: number | null;
  @Column('int', { nullable: true }) changeCount: number | null;
  /** First characters of the work archive's SHA-256. */
  @Column({ type: 'varchar', length: 16, nullable: true }) workFingerprint: string | null;
}
