import { DomainError, nextSittingState } from '@e5b/exam-core';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { StaffIdentity } from '../auth/access.js';
import { StaffUserEntity } from '../auth/staff-user.entity.js';
import type { EvidenceSubject } from '../evidence/evidence-subject.js';
import { SandboxesService } from '../sandboxes/sandboxes.service.js';
import { ChangeSitting } from './change-sitting.js';
import { EvidenceSubjects } from './evidence-subjects.js';
import { IncidentEntity } from './incident.entity.js';
import { EVIDENCE_FAILED, Incidents } from './incidents.js';
import { SittingEntity } from './sitting.entity.js';
import { SlotEntity } from './slot.entity.js';

/** What other rooms ask of a sitting. */
@Injectable()
export class SittingsService {
  constructor(
    private readonly db: DataSource,
    private readonly changes: ChangeSitting,
    private readonly sandboxes: SandboxesService,
    private readonly subjects: EvidenceSubjects,
    private readonly incidents: Incidents,
  ) {}

  /** @throws DomainError NOT_FOUND */
  async get(id: string): Promise<SittingEntity> {
    const sitting = await this.db.getRepository(SittingEntity).findOneBy({ id });
    if (!sitting) throw new DomainError('NOT_FOUND', { sitting: id });
    return sitting;
  }

  /** The sitting, if this examiner leads its slot. @throws DomainError NOT_FOUND, SLOT_OF_ANOTHER_EXAMINER (`examiner`: a name) */
  async requireExaminer(staff: StaffIdentity, sittingId: string): Promise<SittingEntity> {
    const sitting = await this.get(sittingId);
    await this.requireSlotExaminer(staff, sitting.slotId);
    return sitting;
  }

  /** The slot, if this examiner leads it. @throws DomainError NOT_FOUND, SLOT_OF_ANOTHER_EXAMINER */
  async requireSlotExaminer(staff: StaffIdentity, slotId: string): Promise<SlotEntity> {
    const slot = await this.slot(slotId);
    if (slot.examinerId === staff.id) return slot;
    const examiner = await this.db.getRepository(StaffUserEntity).findOneBy({ id: slot.examinerId });
    throw new DomainError('SLOT_OF_ANOTHER_EXAMINER', { examiner: examiner?.name ?? null });
  }

  /** Like `requireExaminer`, and the centre may look too. */
  async requireReader(staff: StaffIdentity, sittingId: string): Promise<SittingEntity> {
    if (staff.role === 'centre') return this.get(sittingId);
    return this.requireExaminer(staff, sittingId);
  }

  async requireSlotReader(staff: StaffIdentity, slotId: string): Promise<SlotEntity> {
    if (staff.role === 'centre') return this.slot(slotId);
    return this.requireSlotExaminer(staff, slotId);
  }

  /** Part of the signature's own transaction; call `announce` after its commit. @throws DomainError SITTING_STATE */
  async markSigned(manager: EntityManager, sittingId: string): Promise<void> {
    await this.changes.applyIn(manager, sittingId, 'system', 'sign', (sitting) => {
      sitting.state = nextSittingState(sitting.state, 'sign');
      return {};
    });
  }

  async announce(sittingId: string): Promise<void> {
    this.changes.announce(await this.get(sittingId));
  }

  /**
   * Writes down, once per reason, that the signed fiche could not be archived: the centre has to act. Does nothing once it is.
   * @param reason « work-damaged », « disk-full » or an error's code
   */
  async noteEvidenceFailure(sittingId: string, reason: string): Promise<void> {
    await this.changes.apply(sittingId, 'system', EVIDENCE_FAILED, async ({ state }, manager) => {
      if (state === 'signed') return null;
      const before = await manager.findBy(IncidentEntity, { sittingId, kind: EVIDENCE_FAILED });
      if (before.some(({ data }) => data.reason === reason)) return null;
      await this.incidents.record(manager, sittingId, EVIDENCE_FAILED, { reason });
      return { reason };
    });
  }

  /** Everything that archive, fiche and grille say about the sitting. */
  async evidenceSubject(sittingId: string): Promise<EvidenceSubject> {
    return this.subjects.of(await this.get(sittingId));
  }

  /** Removes the sandbox of a signed sitting. The caller has verified the complete archive. Idempotent. */
  async releaseSandbox(sittingId: string): Promise<void> {
    const { state, sandboxName } = await this.get(sittingId);
    if (state !== 'signed') throw new DomainError('SITTING_STATE', { state, event: 'release' });
    if (sandboxName) await this.sandboxes.remove(sandboxName);
  }

  private async slot(id: string): Promise<SlotEntity> {
    const slot = await this.db.getRepository(SlotEntity).findOneBy({ id });
    if (!slot) throw new DomainError('NOT_FOUND', { slot: id });
    return slot;
  }
}
