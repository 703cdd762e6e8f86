import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { StaffUserEntity } from '../auth/staff-user.entity.js';
import { CandidateEntity } from '../candidates/candidate.entity.js';
import type { EvidenceSubject } from '../evidence/evidence-subject.js';
import { ExamSessionEntity } from '../exam-sessions/exam-session.entity.js';
import { SujetEntity } from '../sujets/sujet.entity.js';
import { Incidents } from './incidents.js';
import type { SittingEntity } from './sitting.entity.js';
import { SlotEntity } from './slot.entity.js';

/** Gathers the facts about a sitting that its archive and its papers state. */
@Injectable()
export class EvidenceSubjects {
  constructor(
    private readonly db: DataSource,
    private readonly incidents: Incidents,
  ) {}

  async of(sitting: SittingEntity): Promise<EvidenceSubject> {
    const slot = await this.db.getRepository(SlotEntity).findOneByOrFail({ id: sitting.slotId });
    const [candidate, examSession, examiner, sujet, incidents] = await Promise.all([
      this.db.getRepository(CandidateEntity).findOneByOrFail({ id: sitting.candidateId }),
      this.db.getRepository(ExamSessionEntity).findOneByOrFail({ id: slot.examSessionId }),
      this.db.getRepository(StaffUserEntity).findOneByOrFail({ id: slot.examinerId }),
      this.db.getRepository(SujetEntity).findOneByOrFail({ id: slot.sujetId }),
      this.incidents.of([sitting.id]),
    ]);
    return {
      sittingId: sitting.id,
      slot: { id: slot.id, label: slot.label, startsAt: slot.startsAt },
      examSession: { name: examSession.name, centre: examSession.centre, rehearsal: examSession.rehearsal },
      candidate: { lastName: candidate.lastName, firstName: candidate.firstName, number: candidate.number },
      commission: slot.commission,
      examiner: { id: examiner.id, name: examiner.name },
      sujet: { cms: sujet.cms, letter: sujet.letter, code: sujet.code, title: sujet.title },
      sandbox: sitting.sandboxName,
      window: sitting.window,
      endedBy: sitting.endedBy,
      incidents: incidents.map(({ at, kind, data }) => ({ at, kind, data })),
    };
  }
}
