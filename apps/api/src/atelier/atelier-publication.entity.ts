import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';
import { trustedMs } from '../common/trusted-ms.column.js';

/** A version that was published from an atelier. Never changed: a version says the same thing for ever. */
@Entity('atelier_publications')
@Index('uq_atelier_publications_version', ['code', 'version'], { unique: true })
export class AtelierPublicationEntity {
  @PrimaryGeneratedColumn('uuid') id: string;
  @Column('uuid') atelierId: string;
  @Column({ length: 60 }) code: string;
  @Column({ length: 40 }) version: string;
  @Column({ length: 40 }) baseVersion: string;
  @Column('text') notes: string;
  @Column({ type: 'char', length: 64 }) packSha256: string;
  @Column({ type: 'char', length: 64 }) keyId: string;
  @Column({ length: 160 }) fileName: string;
  @Column(trustedMs()) bytes: number;
  @Column({ length: 80 }) author: string;
  @Column(trustedMs()) publishedAt: number;
}
