import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { trustedMs } from '../common/trusted-ms.column.js';

export type SandboxState = 'creating' | 'ready' | 'repairing' | 'failed' | 'removing' | 'removed';

/** One container, used once. Rows are the truth; the engine is reconciled to them. */
@Entity('sandboxes')
@Index('ix_sandboxes_state', ['state'])
export class SandboxEntity {
  @PrimaryColumn({ type: 'char', length: 8 }) name: string;
  @Column('uuid') contextId: string;
  @Column({ length: 20 }) state: SandboxState;
  /** Fences slow work: who holds an older launch id must not mark this sandbox ready. */
  @Column('uuid') launchId: string;
  @Column({ length: 200 }) origin: string;
  /** Password of the platform's own database account inside; never leaves the api. */
  @Column({ length: 80 }) platformPassword: string;
  @Column(trustedMs()) createdAt: number;
  @Column(trustedMs({ nullable: true })) readyAt: number | null;
  @Column(trustedMs({ nullable: true })) removedAt: number | null;
  /** Version of the newest lease; the gateway refuses older ones. */
  @Column('int', { default: 0 }) leaseVersion: number;
  /** The newest lease as signed, sent again until the gateway acknowledged it. */
  @Column('text', { nullable: true }) lease: string | null;
  @Column('int', { default: 0 }) leaseAckedVersion: number;
}
