import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { StaffIdentity } from '../auth/access.js';
import { CandidateEntity } from '../candidates/candidate.entity.js';
import { Settings } from '../config/settings.js';
import { ExamSessionEntity } from '../exam-sessions/exam-session.entity.js';
import { SittingEntity } from '../sittings/sitting.entity.js';
import { SittingsService } from '../sittings/sittings.service.js';
import { type Slip, slipsPdf } from './slips-pdf.js';

/** The login slips of one slot, in the order of the columns. */
@Injectable()
export class SlotSlips {
  constructor(
    private readonly db: DataSource,
    private readonly settings: Settings,
    private readonly sittings: SittingsService,
  ) {}

  /** For the slot's examiner and the centre. @throws DomainError NOT_FOUND, SLOT_OF_ANOTHER_EXAMINER */
  async pdf(staff: StaffIdentity, slotId: string): Promise<Buffer> {
    const slot = await this.sittings.requireSlotReader(staff, slotId);
    const { label, commission, startsAt } = slot;
    const session = await this.db.getRepository(ExamSessionEntity).findOneByOrFail({ id: slot.examSessionId });
    const { E5B_PLATFORM_ORIGIN: address, E5B_TIME_ZONE: timeZone } = this.settings.env;
    const { centre, rehearsal } = session;
    const slips = await this.slips(slotId);
    return slipsPdf({ centre, rehearsal, label, commission, startsAt, timeZone, address, slips });
  }

  private slips(slotId: string): Promise<Slip[]> {
    return this.db
      .createQueryBuilder(SittingEntity, 'sitting')
      .innerJoin(CandidateEntity, 'candidate', 'candidate.id = sitting.candidateId')
      .where('sitting.slotId = :slotId', { slotId })
      .orderBy('sitting.position')
      .select('candidate.lastName', 'lastName')
      .addSelect('candidate.firstName', 'firstName')
      .addSelect('candidate.number', 'number')
      .addSelect('sitting.code', 'code')
      .getRawMany<Slip>();
  }
}
