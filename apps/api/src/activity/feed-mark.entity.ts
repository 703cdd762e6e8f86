import { Column, Entity, PrimaryColumn } from 'typeorm';
import { trustedMs } from '../common/trusted-ms.column.js';

/** How far one member of the staff had read a feed when he last left it. */
@Entity('feed_marks')
export class FeedMarkEntity {
  @PrimaryColumn('uuid') sittingId: string;
  @PrimaryColumn('uuid') staffId: string;
  @Column('int') seq: number;
  @Column(trustedMs()) at: number;
}
