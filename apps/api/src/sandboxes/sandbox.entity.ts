import type { LeaseState } from '@e5b/contracts';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { trustedMs } from '../common/trusted-ms.column.js';

export type SandboxState = 'creating' | 'ready' | 'repairing' | 'failed' | 'removing' | 'removed';

/** What the exam asks of the gateway. « repairing » is not an order: it follows from the sandbox's own state. */
export interface LeaseOrder {
  state: Exclude<LeaseState, 'repairing'>;
  /** Trusted ms. */
  opensAt: number | null;
  closesAt: number | null;
}

/** A time in which the sandbox could not be worked in. Trusted ms. */
export interface SandboxOutage {
  from: number;
  to: number;
}

/** One container, used once. Rows are the truth; the engine is reconciled to them. */
@Entity('sandboxes')
@Index('ix_sandboxes_state', ['state'])
export class SandboxEntity {
  @PrimaryColumn({ type: 'char', length: 8 }) name: string;
  @Column('uuid') contextId: string;
  @Column({ type: 'varchar', length: 20 }) state: SandboxState;
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
  /** What the exam asked last; the signed lease says « repairing » instead while the container is restarted. */
  @Column('json', { nullable: true }) leaseOrder: LeaseOrder | null;
  /** Entries of candidates before this moment (trusted ms) are forgotten by the gateway: the workstation was moved. */
  @Column(trustedMs({ nullable: true })) entriesFrom: number | null;
  /** When the container ended that is being restarted now. */
  @Column(trustedMs({ nullable: true })) brokenSince: number | null;
  /** Every time lost so far; `sittings` proposes them for return. */
  @Column('json', { nullable: true }) outages: SandboxOutage[] | null;
  /** A `SandboxErrorCode` (libs/sandbox) when the preparation or the repair failed. */
  @Column({ type: 'varchar', length: 40, nullable: true }) failure: string | null;
}
