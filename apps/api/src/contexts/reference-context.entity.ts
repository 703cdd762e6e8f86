import type { Cms, CmsAccount, ContextSelfTest } from '@e5b/contracts';
import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';
import { trustedMs } from '../common/trusted-ms.column.js';
import type { PackFacts } from './pack-facts.js';

/** What a context says of itself; versions and lengths are data, never constants. */
export interface ContextManifest {
  session: string;
  cmsVersion: string;
  theme: string;
  tablePrefix: string;
  defaultDurationSeconds: number;
  /** What the candidate signs in with; the first account also opens the back office for the readiness check. */
  accounts: CmsAccount[];
  /** What the signed manifest says beyond that; absent from a context that comes with the platform. */
  pack?: PackFacts;
}

/** A contexte digital de référence as installed here; `image` is what its sandboxes start from. */
@Entity('reference_contexts')
@Index('uq_contexts_code_version', ['code', 'version'], { unique: true })
export class ReferenceContextEntity {
  @PrimaryGeneratedColumn('uuid') id: string;
  @Column({ length: 60 }) code: string;
  @Column({ length: 40 }) version: string;
  @Column({ length: 200 }) title: string;
  @Column({ type: 'varchar', length: 20 }) cms: Cms;
  @Column({ length: 200 }) image: string;
  @Column('json') manifest: ContextManifest;
  /** Names the pack that it was installed from; null for one that comes with the platform. */
  @Column({ type: 'char', length: 64, nullable: true }) packSha256: string | null;
  /** The engine's id of the image that passed the self-test. */
  @Column({ type: 'varchar', length: 80, nullable: true }) imageId: string | null;
  @Column(trustedMs({ nullable: true })) imageBytes: number | null;
  @Column({ type: 'json', nullable: true }) selfTest: ContextSelfTest | null;
  @Column(trustedMs({ nullable: true })) notBefore: number | null;
  @Column(trustedMs({ nullable: true })) notAfter: number | null;
  @Column(trustedMs({ nullable: true })) installedAt: number | null;
  /** A CMS without content, for ateliers to begin with: no exam is held on it, and no screen of the centre shows it. */
  @Column({ default: false }) blank: boolean;
}
