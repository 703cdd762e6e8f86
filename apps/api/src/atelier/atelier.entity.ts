import type { AtelierChanges, AtelierProblem, AtelierState, Cms } from '@e5b/contracts';
import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';
import { trustedMs } from '../common/trusted-ms.column.js';

/** What an author asked to publish; the key was opened when it was asked and is in memory only. */
export interface PublicationOrder {
  version: string;
  notes: string;
  /** Trusted ms. */
  notAfter: number;
  /** The newest version as the author knew it. */
  over: string;
  install: boolean;
}

/** A sandbox in which an author makes the next version of a context. */
@Entity('ateliers')
@Index('ix_ateliers_state', ['state', 'createdAt'])
export class AtelierEntity {
  @PrimaryGeneratedColumn('uuid') id: string;
  @Column('uuid') contextId: string;
  @Column({ length: 60 }) code: string;
  @Column({ length: 200 }) title: string;
  /** The year that a new context is made for; null: as the context says that it was opened from. */
  @Column({ type: 'char', length: 4, nullable: true }) session: string | null;
  @Column({ type: 'varchar', length: 20 }) cms: Cms;
  /** The version that it was opened from, or published last; NO_VERSION for a new context. */
  @Column({ length: 40 }) baseVersion: string;
  @Column({ type: 'varchar', length: 20 }) state: AtelierState;
  @Column('uuid') authorId: string;
  @Column({ length: 80 }) author: string;
  @Column({ type: 'char', length: 8 }) sandboxName: string;
  @Column({ type: 'json', nullable: true }) problem: AtelierProblem | null;
  @Column({ type: 'json', nullable: true }) changes: AtelierChanges | null;
  @Column({ type: 'json', nullable: true }) order: PublicationOrder | null;
  @Column(trustedMs()) createdAt: number;
  @Column(trustedMs({ nullable: true })) closedAt: number | null;
}
