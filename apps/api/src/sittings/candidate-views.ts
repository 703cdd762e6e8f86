import type { CandidateView, Receipt } from '@e5b/contracts';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { StaffUserEntity } from '../auth/staff-user.entity.js';
import { CandidateEntity } from '../candidates/candidate.entity.js';
import { Clock } from '../common/clock.js';
import { ReferenceContextEntity } from '../contexts/reference-context.entity.js';
import { ExamSessionEntity } from '../exam-sessions/exam-session.entity.js';
import { SandboxesService } from '../sandboxes/sandboxes.service.js';
import { SujetEntity } from '../sujets/sujet.entity.js';
import { SittingEntity } from './sitting.entity.js';
import { SlotEntity } from './slot.entity.js';
import { sujetView } from './slot-views.js';
import { windowView } from './window-view.js';

/** Everything the candidate's page shows: sujet and accounts only once the clock has started. */
@Injectable()
export class CandidateViews {
  constructor(
    private readonly db: DataSource,
    private readonly sandboxes: SandboxesService,
    private readonly clock: Clock,
  ) {}

  async of(sittingId: string): Promise<CandidateView> {
    const sitting = await this.db.getRepository(SittingEntity).findOneByOrFail({ id: sittingId });
    const slot = await this.db.getRepository(SlotEntity).findOneByOrFail({ id: sitting.slotId });
    const candidate = await this.db.getRepository(CandidateEntity).findOneByOrFail({ id: sitting.candidateId });
    const sandbox = sitting.sandboxName ? await this.sandboxes.find(sitting.sandboxName) : null;
    const started = sitting.window.startedAt !== null;
    const { sujet, accounts } = started ? await this.task(slot.sujetId) : { sujet: null, accounts: null };
    return {
      sittingId,
      version: sitting.version,
      state: sitting.state,
      candidate: { lastName: candidate.lastName, firstName: candidate.firstName, number: candidate.number },
      slot: await this.slotFacts(slot),
      identityConfirmed: sitting.identityConfirmedAt !== null,
      sandboxReady: sandbox?.state === 'ready',
      repairing: sandbox?.state === 'repairing',
      window: windowView(sitting.window, this.clock.now()),
      sujet,
      accounts,
      siteOrigin: started && sandbox?.state !== 'removed' ? (sandbox?.origin ?? null) : null,
      receipt: receipt(sitting),
      serverNow: this.clock.now(),
    };
  }

  private async slotFacts({
    label,
    commission,
    startsAt,
    examinerId,
    examSessionId,
  }: SlotEntity): Promise<CandidateView['slot']> {
    const examiner = await this.db.getRepository(StaffUserEntity).findOneByOrFail({ id: examinerId });
    const { rehearsal } = await this.db.getRepository(ExamSessionEntity).findOneByOrFail({ id: examSessionId });
    return { label, commission, examiner: examiner.name, startsAt, rehearsal };
  }

  private async task(sujetId: string): Promise<Pick<CandidateView, 'sujet' | 'accounts'>> {
    const sujet = await this.db.getRepository(SujetEntity).findOneByOrFail({ id: sujetId });
    const context = await this.db.getRepository(ReferenceContextEntity).findOneByOrFail({ id: sujet.contextId });
    return { sujet: sujetView(sujet), accounts: context.manifest.accounts };
  }
}

function receipt({ window, endedBy, lastChangeAt, changeCount, workFingerprint }: SittingEntity): Receipt | null {
  if (window.endedAt === null || endedBy === null) return null;
  return {
    endedAt: window.endedAt,
    endedBy,
    lastChangeAt,
    changeCount: changeCount ?? 0,
    fingerprint: workFingerprint,
  };
}
