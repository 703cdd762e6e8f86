import { DomainError } from '@e5b/exam-core';
import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { Repository } from 'typeorm';
import type { StaffIdentity } from './access.js';
import { LoginAttempts } from './login-attempts.js';
import { verifyPassword } from './password.js';
import { StaffUserEntity } from './staff-user.entity.js';

@Injectable()
export class AuthService {
  constructor(
    @InjectRepository(StaffUserEntity) private readonly users: Repository<StaffUserEntity>,
    private readonly attempts: LoginAttempts,
  ) {}

  /** Throws CREDENTIALS_WRONG, or TOO_MANY_REQUESTS after repeated wrong passwords for one login. */
  async authenticate(login: string, password: string): Promise<StaffIdentity> {
    const key = login.trim().toLowerCase();
    this.attempts.begin(key);
    const user = await this.users.findOne({ where: { login: key }, select: PRIVATE });
    const right = await verifyPassword(user?.active ? user.passwordHash : null, password);
    if (!user || !right) throw new DomainError('CREDENTIALS_WRONG');
    this.attempts.succeeded(key);
    return identity(user);
  }

  async activeStaff(id: string): Promise<StaffIdentity | null> {
    const user = await this.users.findOneBy({ id, active: true });
    return user ? identity(user) : null;
  }

  /** Asked again before a signature. Counts wrong tries like a sign-in. */
  async verifyPassword(staffId: string, password: string): Promise<boolean> {
    const user = await this.users.findOne({ where: { id: staffId, active: true }, select: PRIVATE });
    if (!user) return false;
    this.attempts.begin(user.login);
    const right = await verifyPassword(user.passwordHash, password);
    if (right) this.attempts.succeeded(user.login);
    return right;
  }
}

const PRIVATE = { id: true, login: true, name: true, role: true, active: true, passwordHash: true } as const;

const identity = ({ id, login, name, role }: StaffUserEntity): StaffIdentity => ({ id, login, name, role });
