import { Column, Entity, PrimaryColumn } from 'typeorm';
import { trustedMs } from '../common/trusted-ms.column.js';

/** How far the feed of one sitting is: written in the transaction that writes its events. */
@Entity('activity_streams')
export class ActivityStreamEntity {
  @PrimaryColumn('uuid') sittingId: string;
  @Column('uuid') slotId: string;
  @Column({ type: 'char', length: 8 }) sandbox: string;
  /** The newest cursor given out. */
  @Column('int', { default: 0 }) lastSeq: number;
  /** The newest cursor given out for visits. */
  @Column('int', { default: 0 }) visitSeq: number;
  /** Last line of the journal that the events account for. */
  @Column('int', { default: 0 }) journalSeq: number;
  @Column({ length: 80, default: '' }) binlogFile: string;
  @Column('bigint', { default: 0, transformer: { to: (n: number) => n, from: Number } }) binlogOffset: number;
  @Column(trustedMs()) observedSince: number;
  /** The window in which changes count; null while not known. */
  @Column(trustedMs({ nullable: true })) countFrom: number | null;
  @Column(trustedMs({ nullable: true })) countUntil: number | null;
  /** Set once nobody observes any more: not taken up again at start. */
  @Column(trustedMs({ nullable: true })) stoppedAt: number | null;
}
