import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { trustedMs } from '../common/trusted-ms.column.js';

/** A browser's session. The key is the SHA-256 of the cookie's id: reading this table gives nobody a session. */
@Entity('web_sessions')
export class WebSessionEntity {
  @PrimaryColumn({ type: 'char', length: 64 }) id: string;
  @Column('text') data: string;
  /** Lets all sessions of one person be revoked: « staff:<id> » or « candidate:<sitting> ». */
  @Index('ix_web_sessions_subject')
  @Column({ type: 'varchar', length: 60, nullable: true })
  subject: string | null;
  @Column(trustedMs()) expiresAt: number;
}
