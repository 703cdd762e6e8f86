import type { ErrorData } from '@e5b/exam-core';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '../common/clock.js';
import { AuditEntryEntity } from './audit-entry.entity.js';

/** Writes the trace of a decision inside the caller's transaction: both are kept or neither. */
@Injectable()
export class Audit {
  constructor(private readonly clock: Clock) {}

  async record(
    manager: EntityManager,
    actor: string,
    action: string,
    target: string,
    data: ErrorData = {},
  ): Promise<void> {
    await manager.insert(AuditEntryEntity, { at: this.clock.now(), actor, action, target, data });
  }
}
