import { Column, Entity, PrimaryColumn } from 'typeorm';
import { trustedMs } from '../common/trusted-ms.column.js';

/** The machine's last sign of life while a window was open: what a power cut took is counted from here. One row. */
@Entity('heartbeats')
export class HeartbeatEntity {
  @PrimaryColumn('tinyint') id: number;
  /** Boot id of the kernel. */
  @Column({ length: 40 }) boot: string;
  @Column(trustedMs()) at: number;
}
