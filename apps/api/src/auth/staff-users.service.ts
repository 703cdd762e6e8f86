import type { CreateUserRequest, StaffUser } from '@e5b/contracts';
import { DomainError } from '@e5b/exam-core';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Audit } from '../audit/audit.js';
import type { StaffIdentity } from './access.js';
import { hashPassword } from './password.js';
import { StaffUserEntity } from './staff-user.entity.js';
import { WebSessions } from './web-sessions.js';

/** Accounts of the centre's staff. A change of password or a deactivation ends the person's sessions. */
@Injectable()
export class StaffUsers {
  constructor(
    private readonly dataSource: DataSource,
    private readonly audit: Audit,
    private readonly sessions: WebSessions,
  ) {}

  list(): Promise<StaffUser[]> {
    return this.dataSource.getRepository(StaffUserEntity).find({ order: { name: 'ASC' } });
  }

  async create(actor: string, request: CreateUserRequest): Promise<StaffUser> {
    const passwordHash = await hashPassword(request.password);
    return this.dataSource.transaction(async (manager) => {
      const { login, name, role } = request;
      if (await manager.existsBy(StaffUserEntity, { login }))
        throw new DomainError('VALIDATION', { detail: 'login-taken' });
      const { id } = await manager.save(
        StaffUserEntity,
        manager.create(StaffUserEntity, { login, name, role, passwordHash }),
      );
      await this.audit.record(manager, actor, 'user-created', id, { login, role });
      return { id, login, name, role, active: true };
    });
  }

  async resetPassword(actor: StaffIdentity, id: string, password: string): Promise<void> {
    const passwordHash = await hashPassword(password);
    await this.change(actor, id, { passwordHash }, 'password-reset');
  }

  /** Nobody deactivates himself: the centre would be locked out. */
  async setActive(actor: StaffIdentity, id: string, active: boolean): Promise<void> {
    if (actor.id === id) throw new DomainError('FORBIDDEN');
    await this.change(actor, id, { active }, active ? 'user-activated' : 'user-deactivated');
  }

  private async change(
    actor: StaffIdentity,
    id: string,
    values: Partial<StaffUserEntity>,
    action: string,
  ): Promise<void> {
    await this.dataSource.transaction(async (manager) => {
      if (!(await manager.existsBy(StaffUserEntity, { id }))) throw new DomainError('NOT_FOUND');
      await manager.update(StaffUserEntity, { id }, values);
      await this.audit.record(manager, `staff:${actor.id}`, action, id);
    });
    await this.sessions.revokeStaff(id);
  }
}
