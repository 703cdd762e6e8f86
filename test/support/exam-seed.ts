import { newWindow } from '@e5b/exam-core';
import type { DataSource } from 'typeorm';
import { hashPassword } from '../../apps/api/src/auth/password.js';
import { StaffUserEntity } from '../../apps/api/src/auth/staff-user.entity.js';
import { CandidateEntity } from '../../apps/api/src/candidates/candidate.entity.js';
import { ReferenceContextEntity } from '../../apps/api/src/contexts/reference-context.entity.js';
import { ExamSessionEntity } from '../../apps/api/src/exam-sessions/exam-session.entity.js';
import { newCandidateCode } from '../../apps/api/src/sittings/candidate-code.js';
import { SittingEntity } from '../../apps/api/src/sittings/sitting.entity.js';
import { SlotEntity } from '../../apps/api/src/sittings/slot.entity.js';
import { SujetEntity } from '../../apps/api/src/sujets/sujet.entity.js';

export const SEED_PASSWORD = 'un mot de passe de test';
export const EXAMINER_LOGIN = 'examinatrice';
export const OTHER_EXAMINER_LOGIN = 'autre';

const NAMES = [
  ['Aumont', 'Lina'],
  ['Brévent', 'Tom'],
  ['Castaing', 'Noé'],
] as const;

export interface SeededSlot {
  slotId: string;
  sittings: { id: string; code: string }[];
}

/** A centre with two examiners, one context and one sujet. */
export class ExamSeed {
  private number = 0;

  private constructor(
    private readonly database: () => DataSource,
    private readonly ids: { examSessionId: string; sujetId: string; examinerId: string },
  ) {}

  /** @param source a function when the application may be restarted: it then has another one */
  static async plant(source: DataSource | (() => DataSource), { rehearsal = true } = {}): Promise<ExamSeed> {
    const database = typeof source === 'function' ? source : () => source;
    const db = database();
    const passwordHash = await hashPassword(SEED_PASSWORD);
    const staff = (login: string, name: string) =>
      db.getRepository(StaffUserEntity).save({ login, name, role: 'examiner' as const, passwordHash, active: true });
    const examiner = await staff(EXAMINER_LOGIN, 'Hélène Vasseur');
    await staff(OTHER_EXAMINER_LOGIN, 'Paul Autre');
    const session = await db
      .getRepository(ExamSessionEntity)
      .save({ name: '2026', centre: 'Centre de test', rehearsal });
    const context = await db.getRepository(ReferenceContextEntity).save({
      code: 'test-wordpress',
      version: '1',
      title: 'Contexte de test',
      cms: 'wordpress' as const,
      image: 'e5b/wordpress:test',
      manifest: {
        session: '2026',
        cmsVersion: '6.1',
        theme: 'Test',
        tablePrefix: 'wp_',
        defaultDurationSeconds: 2400,
        accounts: [{ label: 'Administration', login: 'candidat', password: 'secret-de-test' }],
      },
    });
    const sujet = await db.getRepository(SujetEntity).save({
      contextId: context.id,
      cms: 'wordpress' as const,
      letter: 'A',
      code: 'TEST-A',
      title: 'Sujet de test',
      content: { situation: 'Situation', questions: [{ id: 'Q1', title: 'Un', text: 'Faire' }], annexes: [] },
      grille: {
        title: 'Grille',
        rows: [{ id: 'q1', question: 'Q1', criterion: 'Critère', competence: 'Compétence', weight: 1 }],
        markRule: { name: 'tiers', shares: { TI: 0, I: 1 / 3, S: 2 / 3, TS: 1 }, step: 0.5 },
      },
    });
    return new ExamSeed(database, { examSessionId: session.id, sujetId: sujet.id, examinerId: examiner.id });
  }

  /** A scheduled slot of `count` candidates whose windows last `durationSeconds`. */
  async slot({ count = 1, durationSeconds = 2400 } = {}): Promise<SeededSlot> {
    const { examSessionId, sujetId, examinerId } = this.ids;
    const db = this.database();
    const slot = await db.getRepository(SlotEntity).save({
      examSessionId,
      sujetId,
      examinerId,
      label: `A${++this.number}`,
      commission: 'C01',
      startsAt: Date.now(),
      durationSeconds,
      durationChoices: [2400],
      openedAt: null,
    });
    const sittings: SeededSlot['sittings'] = [];
    for (const [index, [lastName, firstName]] of NAMES.slice(0, count).entries()) {
      const number = `02526${this.number}${index}`;
      const candidate = await db.getRepository(CandidateEntity).save({ examSessionId, lastName, firstName, number });
      const code = newCandidateCode();
      const row = {
        slotId: slot.id,
        candidateId: candidate.id,
        position: index + 1,
        window: newWindow(durationSeconds, 0),
        code,
      };
      sittings.push({ id: (await db.getRepository(SittingEntity).save(row)).id, code });
    }
    return { slotId: slot.id, sittings };
  }
}
