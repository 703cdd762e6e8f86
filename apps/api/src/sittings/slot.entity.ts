import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';
import { trustedMs } from '../common/trusted-ms.column.js';

/** One examiner, one sujet, one to three sittings. */
@Entity('slots')
@Index('ix_slots_examiner', ['examinerId', 'startsAt'])
export class SlotEntity {
  @PrimaryGeneratedColumn('uuid') id: string;
  @Column('uuid') examSessionId: string;
  @Column('uuid') examinerId: string;
  @Column('uuid') sujetId: string;
  @Column({ length: 20 }) label: string;
  @Column({ length: 30 }) commission: string;
  @Column(trustedMs()) startsAt: number;
  @Column('int') durationSeconds: number;
  @Column('json') durationChoices: number[];
  @Column(trustedMs({ nullable: true })) openedAt: number | null;
}
