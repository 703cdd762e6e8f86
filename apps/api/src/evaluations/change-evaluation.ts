import { DomainError, type ErrorData, type SittingState } from '@e5b/exam-core';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Audit } from '../audit/audit.js';
import type { StaffIdentity } from '../auth/access.js';
import { EventBus } from '../events/event-bus.js';
import { SittingEntity } from '../sittings/sitting.entity.js';
import { SittingsService } from '../sittings/sittings.service.js';
import { EvaluationEntity } from './evaluation.entity.js';

/** From the start of the clock to the signature. */
const RATED_STATES: readonly SittingState[] = ['running', 'paused', 'closing', 'closed'];

/** The row under its lock and the sitting as it stands. */
export interface OpenEvaluation {
  evaluation: EvaluationEntity;
  sitting: SittingEntity;
  manager: EntityManager;
}

/** Facts for the audit trail, or null when there was nothing to change (a retried request). */
export type EvaluationChange = (open: OpenEvaluation) => Promise<ErrorData | null> | ErrorData | null;

/** Every write of an examiner goes this way: right, lock, state, change, `version` + 1, audit, commit, announcement. */
@Injectable()
export class ChangeEvaluation {
  constructor(
    private readonly db: DataSource,
    private readonly sittings: SittingsService,
    private readonly audit: Audit,
    private readonly events: EventBus,
  ) {}

  /** @throws DomainError NOT_FOUND, SLOT_OF_ANOTHER_EXAMINER, FICHE_ALREADY_SIGNED, SITTING_STATE, or what `change` throws */
  async apply(staff: StaffIdentity, sittingId: string, action: string, change: EvaluationChange): Promise<void> {
    const { slotId } = await this.sittings.requireExaminer(staff, sittingId);
    const version = await this.db.transaction(async (manager) => {
      const evaluation = await lockEvaluation(manager, sittingId);
      if (evaluation.signedAt !== null) throw new DomainError('FICHE_ALREADY_SIGNED');
      const sitting = await manager.findOneByOrFail(SittingEntity, { id: sittingId });
      if (!RATED_STATES.includes(sitting.state)) throw new DomainError('SITTING_STATE', { state: sitting.state });
      const facts = await change({ evaluation, sitting, manager });
      if (facts === null) return null;
      evaluation.version += 1;
      await manager.save(evaluation);
      await this.audit.record(manager, `examiner:${staff.id}`, action, `sitting:${sittingId}`, facts);
      return evaluation.version;
    });
    if (version !== null) this.events.emit('evaluation.changed', { slotId, sittingId, version });
  }
}

/**
 * The sitting's row under its lock, made when it is the first change. An update of nothing rather than INSERT IGNORE:
 * that one would first share the row's lock, and two writers would then wait for each other.
 */
export async function lockEvaluation(manager: EntityManager, sittingId: string): Promise<EvaluationEntity> {
  await manager
    .createQueryBuilder()
    .insert()
    .into(EvaluationEntity)
    .values({ sittingId, appreciation: '' })
    .orUpdate(['sittingId'], ['sittingId'])
    .execute();
  return manager.findOneOrFail(EvaluationEntity, { where: { sittingId }, lock: { mode: 'pessimistic_write' } });
}
