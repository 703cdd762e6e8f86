import type { ContextSelfTest, InstallPack, InstallProblem, InstallSource, InstallState } from '@e5b/contracts';
import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';
import { trustedMs } from '../common/trusted-ms.column.js';

/** One installation, from the asking to its end: what a restarted api goes on with. */
@Entity('context_installs')
@Index('ix_context_installs_state', ['state', 'createdAt'])
export class ContextInstallEntity {
  @PrimaryGeneratedColumn('uuid') id: string;
  @Column({ type: 'varchar', length: 20 }) source: InstallSource;
  @Column({ length: 200 }) name: string;
  /** A path or http(s) address; null once the file was received by upload. */
  @Column({ type: 'varchar', length: 600, nullable: true }) address: string | null;
  /** What the signed catalogue says of the file. */
  @Column({ type: 'json', nullable: true }) expected: { bytes: number; sha256: string } | null;
  @Column({ type: 'varchar', length: 20 }) state: InstallState;
  @Column({ type: 'json', nullable: true }) pack: InstallPack | null;
  @Column(trustedMs({ nullable: true })) bytes: number | null;
  @Column({ type: 'json', nullable: true }) problem: InstallProblem | null;
  @Column({ type: 'json', nullable: true }) selfTest: ContextSelfTest | null;
  @Column('json') timings: Record<string, number>;
  @Column({ type: 'uuid', nullable: true }) contextId: string | null;
  @Column(trustedMs()) createdAt: number;
  @Column(trustedMs({ nullable: true })) finishedAt: number | null;
}
