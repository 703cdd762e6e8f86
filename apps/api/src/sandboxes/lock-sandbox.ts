import { DomainError } from '@e5b/exam-core';
import type { EntityManager } from 'typeorm';
import { SandboxEntity } from './sandbox.entity.js';

/** The row under its lock, until the transaction ends. @throws DomainError NOT_FOUND */
export async function lockSandbox(manager: EntityManager, name: string): Promise<SandboxEntity> {
  const row = await manager.findOne(SandboxEntity, { where: { name }, lock: { mode: 'pessimistic_write' } });
  if (!row) throw new DomainError('NOT_FOUND', { sandbox: name });
  return row;
}
