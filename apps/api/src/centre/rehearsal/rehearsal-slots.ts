import { newWindow } from '@e5b/exam-core';
import { Injectable } from '@nestjs/common';
import { type EntityManager, Like } from 'typeorm';
import { CandidateEntity } from '../../candidates/candidate.entity.js';
import { Clock } from '../../common/clock.js';
import { ExamSessionEntity } from '../../exam-sessions/exam-session.entity.js';
import { newCandidateCode } from '../../sittings/candidate-code.js';
import { SittingEntity } from '../../sittings/sitting.entity.js';
import { SlotEntity } from '../../sittings/slot.entity.js';
import type { SujetEntity } from '../../sujets/sujet.entity.js';

/** Lengths a rehearsal may take: the exam's 40 minutes, or 4 to see a whole exam during a break. */
export const REHEARSAL_DURATIONS = [40 * 60, 4 * 60] as const;
const SLOT_SIZE = 3;
const GROUPS = 2;

interface SlotRequest {
  examinerId: string;
  sujet: SujetEntity;
  /** Which group of the invented candidates, from 0. */
  index: number;
}

/** Makes slots with the rehearsal's invented candidates and new codes. */
@Injectable()
export class RehearsalSlots {
  constructor(private readonly clock: Clock) {}

  /** @returns the slot's id */
  async save(manager: EntityManager, { examinerId, sujet, index }: SlotRequest): Promise<string> {
    const session = await manager.findOneByOrFail(ExamSessionEntity, { rehearsal: true });
    const candidates = await manager.find(CandidateEntity, {
      where: { examSessionId: session.id },
      order: { number: 'ASC' },
    });
    const earlier = await manager.countBy(SlotEntity, { label: Like(`${sujet.letter}%`) });
    const slot = await manager.save(SlotEntity, {
      examSessionId: session.id,
      examinerId,
      sujetId: sujet.id,
      label: `${sujet.letter}${earlier + 1}`,
      commission: `C0${index + 1}`,
      startsAt: this.clock.now() + index * 3_600_000,
      durationSeconds: REHEARSAL_DURATIONS[0],
      durationChoices: [...REHEARSAL_DURATIONS],
      openedAt: null,
    });
    const group = index % GROUPS;
    for (const [column, candidate] of candidates.slice(group * SLOT_SIZE, (group + 1) * SLOT_SIZE).entries()) {
      await manager.save(SittingEntity, {
        slotId: slot.id,
        candidateId: candidate.id,
        position: column + 1,
        window: newWindow(slot.durationSeconds, candidate.extraSeconds),
        code: newCandidateCode(),
      });
    }
    return slot.id;
  }
}
