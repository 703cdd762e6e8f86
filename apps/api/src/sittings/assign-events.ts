import type { AssignQuestionRequest } from '@e5b/contracts';
import { DomainError } from '@e5b/exam-core';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AssignQuestion } from '../activity/assign-question.js';
import { Audit } from '../audit/audit.js';
import type { StaffIdentity } from '../auth/access.js';
import { SujetEntity } from '../sujets/sujet.entity.js';
import { SittingsService } from './sittings.service.js';
import { SlotEntity } from './slot.entity.js';

/** The examiner says which question some acts are about; until the fiche is signed. */
@Injectable()
export class AssignEvents {
  constructor(
    private readonly db: DataSource,
    private readonly sittings: SittingsService,
    private readonly questions: AssignQuestion,
    private readonly audit: Audit,
  ) {}

  /** @throws DomainError NOT_FOUND, SLOT_OF_ANOTHER_EXAMINER, SITTING_STATE, VALIDATION (`field: 'question'`) */
  async assign(staff: StaffIdentity, sittingId: string, { eventIds, question }: AssignQuestionRequest): Promise<void> {
    const { slotId, state } = await this.sittings.requireExaminer(staff, sittingId);
    if (state === 'signed') throw new DomainError('SITTING_STATE', { state });
    if (question !== null && question !== 'none') await this.requireQuestion(slotId, question);
    await this.questions.assign(sittingId, eventIds, question, (manager) =>
      this.audit.record(manager, `examiner:${staff.id}`, 'assign-question', `sitting:${sittingId}`, {
        question,
        events: eventIds.join(' ').slice(0, 2000),
      }),
    );
  }

  private async requireQuestion(slotId: string, question: string): Promise<void> {
    const { sujetId } = await this.db.getRepository(SlotEntity).findOneByOrFail({ id: slotId });
    const { content } = await this.db.getRepository(SujetEntity).findOneByOrFail({ id: sujetId });
    if (!content.questions.some(({ id }) => id === question))
      throw new DomainError('VALIDATION', { field: 'question' });
  }
}
