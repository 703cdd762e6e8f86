import type { Evaluation } from '@e5b/contracts';
import type { ExamWindow } from '@e5b/exam-core';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Settings } from '../config/settings.js';
import type { EvaluationSheet, SheetTime } from '../printing/evaluation-sheet.js';
import { SittingsService } from '../sittings/sittings.service.js';
import { EvaluationEntity } from './evaluation.entity.js';
import { GrilleOfSitting } from './grille-of-sitting.js';
import { PinnedActs } from './pinned-acts.js';
import { ReadEvaluation } from './read-evaluation.js';

/** What fiche and grille print: the signed text once there is one, else the draft as it stands. */
@Injectable()
export class ComposeSheet {
  constructor(
    private readonly db: DataSource,
    private readonly sittings: SittingsService,
    private readonly grilles: GrilleOfSitting,
    private readonly evaluations: ReadEvaluation,
    private readonly pinned: PinnedActs,
    private readonly settings: Settings,
  ) {}

  async of(sittingId: string): Promise<{ sheet: EvaluationSheet; signature: string | null }> {
    const row = await this.db.getRepository(EvaluationEntity).findOneBy({ sittingId });
    if (row?.signedContent == null) return { sheet: await this.draft(sittingId), signature: null };
    return { sheet: JSON.parse(row.signedContent) as EvaluationSheet, signature: row.signature };
  }

  async draft(sittingId: string): Promise<EvaluationSheet> {
    const subject = await this.sittings.evidenceSubject(sittingId);
    const grille = await this.grilles.of(sittingId);
    const pins = await this.pinned.byRow(sittingId);
    const { fiche, levels, notes, proposal } = await this.evaluations.of(sittingId);
    return {
      format: 'e5b-fiche/1',
      sittingId,
      examSession: subject.examSession,
      candidate: subject.candidate,
      commission: subject.commission,
      timeZone: this.settings.env.E5B_TIME_ZONE,
      date: subject.window.startedAt ?? subject.slot.startsAt,
      sujet: subject.sujet,
      examiner: subject.examiner.name,
      mark: fiche.mark,
      appreciation: fiche.appreciation,
      time: sheetTime(subject.window),
      grille: {
        title: grille.title,
        rows: grille.rows.map((row) => ({ ...rated(row.id, levels), ...columns(row), pins: pins.get(row.id) ?? [] })),
        proposal,
      },
      notes: notes.map(({ at, question, text }) => ({ at, question, text })),
      signedAt: null,
    };
  }
}

const columns = (row: { question: string; criterion: string; competence: string }) => ({
  question: row.question,
  criterion: row.criterion,
  competence: row.competence,
});

function rated(rowId: string, levels: Evaluation['levels']) {
  const entry = levels.find((candidate) => candidate.rowId === rowId);
  return { level: entry?.level ?? null, at: entry?.level ? entry.at : null };
}

function sheetTime({ durationSeconds, extraSeconds, startedAt, endedAt, adjustments, pauses }: ExamWindow): SheetTime {
  return {
    durationSeconds,
    extraSeconds,
    startedAt,
    endedAt,
    given: adjustments.map(({ ms, reason, at }) => ({ seconds: Math.round(ms / 1000), reason, at })),
    pauses: pauses.map(({ from, to, reason }) => ({ seconds: Math.round(((to ?? from) - from) / 1000), reason, from })),
  };
}
