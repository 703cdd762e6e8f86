import { DomainError } from '@e5b/exam-core';
import type { EntityManager } from 'typeorm';
import { SittingEntity } from './sitting.entity.js';

/** The row under its lock, until the transaction ends. @throws DomainError NOT_FOUND */
export async function lockSitting(manager: EntityManager, id: string): Promise<SittingEntity> {
  const row = await manager.findOne(SittingEntity, { where: { id }, lock: { mode: 'pessimistic_write' } });
  if (!row) throw new DomainError('NOT_FOUND', { sitting: id });
  return row;
}
