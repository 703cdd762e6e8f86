import type { StaffRole } from '@e5b/contracts';
import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

@Entity('staff_users')
export class StaffUserEntity {
  @PrimaryGeneratedColumn('uuid') id: string;
  @Column({ length: 40, unique: true }) login: string;
  @Column({ length: 80 }) name: string;
  @Column({ type: 'varchar', length: 20 }) role: StaffRole;
  /** argon2id, never selected unless asked for. */
  @Column({ length: 200, select: false }) passwordHash: string;
  @Column({ default: true }) active: boolean;
}
