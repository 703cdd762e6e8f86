import type { Cms, CmsAccount } from '@e5b/contracts';
import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** What a context says of itself; versions and lengths are data, never constants. */
export interface ContextManifest {
  session: string;
  cmsVersion: string;
  theme: string;
  tablePrefix: string;
  defaultDurationSeconds: number;
  /** What the candidate signs in with; the first account also opens the back office for the readiness check. */
  accounts: CmsAccount[];
}

/** A contexte digital de référence as installed here; `image` is what its sandboxes start from. */
@Entity('reference_contexts')
@Index('uq_contexts_code_version', ['code', 'version'], { unique: true })
export class ReferenceContextEntity {
  @PrimaryGeneratedColumn('uuid') id: string;
  @Column({ length: 60 }) code: string;
  @Column({ length: 20 }) version: string;
  @Column({ length: 160 }) title: string;
  @Column({ type: 'varchar', length: 20 }) cms: Cms;
  @Column({ length: 200 }) image: string;
  @Column('json') manifest: ContextManifest;
}
