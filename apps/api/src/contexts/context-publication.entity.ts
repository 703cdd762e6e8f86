import { Column, Entity, PrimaryColumn } from 'typeorm';
import { trustedMs } from '../common/trusted-ms.column.js';

/** A place that this centre read a catalogue from, and its newest number: an older one is refused. */
@Entity('context_publications')
export class ContextPublicationEntity {
  @PrimaryColumn({ length: 300 }) url: string;
  @Column('int') number: number;
  @Column(trustedMs()) readAt: number;
}
