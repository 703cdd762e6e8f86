import { Column, Entity, PrimaryColumn } from 'typeorm';
import { trustedMs } from '../common/trusted-ms.column.js';

/** An act kept as evidence for a row of the grille; the audit trail holds those taken off again. */
@Entity('evidence_pins')
export class EvidencePinEntity {
  @PrimaryColumn('uuid') sittingId: string;
  @PrimaryColumn({ length: 20 }) rowId: string;
  @PrimaryColumn('uuid') eventId: string;
  @Column(trustedMs()) at: number;
  @Column('uuid') examinerId: string;
}
