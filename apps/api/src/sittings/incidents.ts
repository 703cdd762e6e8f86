import { DomainError, type ErrorData } from '@e5b/exam-core';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager, In } from 'typeorm';
import { Clock } from '../common/clock.js';
import { IncidentEntity } from './incident.entity.js';

/** The kind of the incident that a signed fiche could not be archived. */
export const EVIDENCE_FAILED = 'evidence-failed';

/** Facts about what went wrong, and the time that the examiner may give back for it. */
@Injectable()
export class Incidents {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
  ) {}

  /** `proposedSeconds`: lost time to propose; 0 and less propose nothing. */
  async record(
    manager: EntityManager,
    sittingId: string | null,
    kind: string,
    data: ErrorData,
    proposedSeconds: number | null = null,
  ): Promise<void> {
    const proposed = proposedSeconds !== null && proposedSeconds > 0 ? proposedSeconds : null;
    const at = this.clock.now();
    await manager.save(
      manager.create(IncidentEntity, { sittingId, at, kind, data, proposedSeconds: proposed, decidedAt: null }),
    );
  }

  async of(sittingIds: readonly string[]): Promise<IncidentEntity[]> {
    return this.db
      .getRepository(IncidentEntity)
      .find({ where: { sittingId: In([...sittingIds]) }, order: { at: 'ASC' } });
  }

  async has(sittingId: string, kind: string): Promise<boolean> {
    return this.db.getRepository(IncidentEntity).existsBy({ sittingId, kind });
  }

  /**
   * Marks an incident's proposal as decided; false when it was before. Call under the sitting's lock.
   * @throws DomainError NOT_FOUND when it is not this sitting's
   */
  async decide(manager: EntityManager, sittingId: string, incidentId: string): Promise<boolean> {
    const incident = await manager.findOneBy(IncidentEntity, { id: incidentId, sittingId });
    if (!incident) throw new DomainError('NOT_FOUND', { incident: incidentId });
    if (incident.decidedAt !== null) return false;
    incident.decidedAt = this.clock.now();
    await manager.save(incident);
    return true;
  }
}
