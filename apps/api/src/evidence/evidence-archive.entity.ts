import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';
import { trustedMs } from '../common/trusted-ms.column.js';

/** An archive that lies in the evidence directory: at most one per sitting and stage, written once it was verified. */
@Entity('evidence_archives')
@Index('uq_evidence_sitting_stage', ['sittingId', 'stage'], { unique: true })
export class EvidenceArchiveEntity {
  @PrimaryGeneratedColumn('uuid') id: string;
  @Column('uuid') sittingId: string;
  @Column({ length: 10 }) stage: 'work' | 'complete';
  /** Inside `<evidence>/<sittingId>/`. */
  @Column({ length: 40 }) fileName: string;
  /** A plain number of bytes; the column type only shares its range with times. */
  @Column(trustedMs()) bytes: number;
  /** Of the whole file, in hex. */
  @Column({ type: 'char', length: 64 }) sha256: string;
  @Column(trustedMs()) createdAt: number;
  @Column(trustedMs({ nullable: true })) verifiedAt: number | null;
}
