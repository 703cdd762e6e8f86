import type { SlotSummary, SlotView, Sujet } from '@e5b/contracts';
import type { SittingState } from '@e5b/exam-core';
import { Injectable } from '@nestjs/common';
import { DataSource, In } from 'typeorm';
import { StaffUserEntity } from '../auth/staff-user.entity.js';
import { CandidateEntity } from '../candidates/candidate.entity.js';
import { Clock } from '../common/clock.js';
import { ExamSessionEntity } from '../exam-sessions/exam-session.entity.js';
import { SujetEntity } from '../sujets/sujet.entity.js';
import { SittingEntity } from './sitting.entity.js';
import { SittingViews } from './sitting-views.js';
import { SlotEntity } from './slot.entity.js';

const DONE = new Set<SittingState>(['signed', 'absent', 'absent-force-majeure']);

interface Facts {
  sittings: SittingEntity[];
  candidates: Map<string, CandidateEntity>;
  examiners: Map<string, StaffUserEntity>;
  sujets: Map<string, SujetEntity>;
  rehearsals: Set<string>;
}

/** Slots as the screens show them. */
@Injectable()
export class SlotViews {
  constructor(
    private readonly db: DataSource,
    private readonly sittingViews: SittingViews,
    private readonly clock: Clock,
  ) {}

  async summaries(slots: readonly SlotEntity[]): Promise<SlotSummary[]> {
    const facts = await this.facts(slots);
    return slots.map((slot) => summary(slot, facts));
  }

  async view(slot: SlotEntity): Promise<SlotView> {
    const facts = await this.facts([slot]);
    const sujet = facts.sujets.get(slot.sujetId) as SujetEntity;
    const sittings = await this.sittingViews.many(facts.sittings);
    return {
      ...summary(slot, facts),
      sujet: sujetView(sujet),
      grille: sujet.grille,
      sittings,
      serverNow: this.clock.now(),
    };
  }

  async isRehearsal({ examSessionId }: SlotEntity): Promise<boolean> {
    return (await this.db.getRepository(ExamSessionEntity).findOneByOrFail({ id: examSessionId })).rehearsal;
  }

  private async facts(slots: readonly SlotEntity[]): Promise<Facts> {
    const [sittings, examiners, sujets, sessions] = await Promise.all([
      this.db
        .getRepository(SittingEntity)
        .find({ where: { slotId: In(slots.map(({ id }) => id)) }, order: { position: 'ASC' } }),
      this.db.getRepository(StaffUserEntity).findBy({ id: In(slots.map(({ examinerId }) => examinerId)) }),
      this.db.getRepository(SujetEntity).findBy({ id: In(slots.map(({ sujetId }) => sujetId)) }),
      this.db.getRepository(ExamSessionEntity).findBy({ id: In(slots.map(({ examSessionId }) => examSessionId)) }),
    ]);
    const candidates = await this.db
      .getRepository(CandidateEntity)
      .findBy({ id: In(sittings.map(({ candidateId }) => candidateId)) });
    return {
      sittings,
      candidates: byId(candidates),
      examiners: byId(examiners),
      sujets: byId(sujets),
      rehearsals: new Set(sessions.filter(({ rehearsal }) => rehearsal).map(({ id }) => id)),
    };
  }
}

const byId = <Row extends { id: string }>(rows: readonly Row[]): Map<string, Row> =>
  new Map(rows.map((row) => [row.id, row]));

function summary(slot: SlotEntity, { sittings, candidates, examiners, sujets, rehearsals }: Facts): SlotSummary {
  const { id, label, startsAt, commission, durationSeconds, durationChoices } = slot;
  const own = sittings.filter(({ slotId }) => slotId === id);
  const sujet = sujetView(sujets.get(slot.sujetId) as SujetEntity);
  return {
    id,
    label,
    startsAt,
    state: slotState(slot, own),
    commission,
    examiner: { id: slot.examinerId, name: examiners.get(slot.examinerId)?.name ?? '' },
    sujet: { id: sujet.id, cms: sujet.cms, letter: sujet.letter, code: sujet.code, title: sujet.title },
    rehearsal: rehearsals.has(slot.examSessionId),
    durationSeconds,
    durationChoices,
    candidates: own.map((sitting) => {
      const { lastName = '', firstName = '' } = candidates.get(sitting.candidateId) ?? {};
      return { sittingId: sitting.id, lastName, firstName, state: sitting.state };
    }),
  };
}

function slotState({ openedAt }: SlotEntity, sittings: readonly SittingEntity[]): SlotSummary['state'] {
  if (openedAt === null) return 'scheduled';
  return sittings.every(({ state }) => DONE.has(state)) ? 'finished' : 'open';
}

/** A sujet as candidates and examiners read it. */
export function sujetView({ id, cms, letter, code, title, content }: SujetEntity): Sujet {
  return { id, cms, letter, code, title, ...content };
}
