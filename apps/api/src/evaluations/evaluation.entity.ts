import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { trustedMs } from '../common/trusted-ms.column.js';

/**
 * One sitting's fiche and the counter of all changes. Its row lock orders every write of the room.
 * Half points are stored: 27 is 13,5.
 */
@Entity('evaluations')
@Index('ix_evaluations_signed', ['signedAt', 'archivedAt'])
export class EvaluationEntity {
  @PrimaryColumn('uuid') sittingId: string;
  /** Grows with every accepted change of levels, notes or fiche. */
  @Column('int', { default: 0 }) version: number;
  @Column('int', { default: 0 }) ficheVersion: number;
  @Column('tinyint', { nullable: true }) halfPoints: number | null;
  @Column('text') appreciation: string;
  @Column(trustedMs({ nullable: true })) signedAt: number | null;
  @Column('uuid', { nullable: true }) signedById: string | null;
  @Column({ type: 'varchar', length: 80, nullable: true }) signedByName: string | null;
  /** RFC 8785 text of what was signed (`FicheContent`). */
  @Column('mediumtext', { nullable: true }) signedContent: string | null;
  /** Base64url Ed25519 over exactly that text. */
  @Column({ type: 'varchar', length: 128, nullable: true }) signature: string | null;
  /** Set once the complete archive is verified, the sitting signed and its sandbox given up: nothing is left to do. */
  @Column(trustedMs({ nullable: true })) archivedAt: number | null;
}
