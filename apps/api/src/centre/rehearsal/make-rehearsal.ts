import { randomBytes, randomInt } from 'node:crypto';
import { CANDIDATE_CODE_ALPHABET } from '@e5b/contracts';
import { newWindow } from '@e5b/exam-core';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Audit } from '../../audit/audit.js';
import { hashPassword } from '../../auth/password.js';
import { StaffUserEntity } from '../../auth/staff-user.entity.js';
import { CandidateEntity } from '../../candidates/candidate.entity.js';
import { Clock } from '../../common/clock.js';
import { Settings } from '../../config/settings.js';
import { ReferenceContextEntity } from '../../contexts/reference-context.entity.js';
import { ExamSessionEntity } from '../../exam-sessions/exam-session.entity.js';
import { SittingEntity } from '../../sittings/sitting.entity.js';
import { SlotEntity } from '../../sittings/slot.entity.js';
import { SujetEntity } from '../../sujets/sujet.entity.js';
import { REHEARSAL_GRILLE } from './rehearsal-grille.js';
import { REHEARSAL_CANDIDATES, REHEARSAL_SUJETS } from './rehearsal-sujets.js';

/** Lengths a rehearsal may take: the exam's 40 minutes, or 4 to see a whole exam during a break. */
const DURATIONS = [40 * 60, 4 * 60];
const SLOT_SIZE = 3;

export interface RehearsalAccount {
  login: string;
  password: string;
}

/** Makes the rehearsal centre: an examination centre with invented data to try the whole exam on. */
@Injectable()
export class MakeRehearsal {
  constructor(
    private readonly dataSource: DataSource,
    private readonly settings: Settings,
    private readonly clock: Clock,
    private readonly audit: Audit,
  ) {}

  /** The accounts with fresh passwords, told once; null when the centre exists already. */
  async firstTime(): Promise<{ centre: RehearsalAccount; examiner: RehearsalAccount } | null> {
    const centre = { login: 'centre', password: password() };
    const examiner = { login: 'examinateur', password: password() };
    const hashes = await Promise.all([centre, examiner].map(({ password }) => hashPassword(password)));
    return this.dataSource.transaction(async (manager) => {
      if (await manager.exists(ExamSessionEntity)) return null;
      await this.saveStaff(manager, {
        login: centre.login,
        name: 'Centre de répétition',
        role: 'centre',
        passwordHash: hashes[0],
      });
      const { id } = await this.saveStaff(manager, {
        login: examiner.login,
        name: 'Hélène Vasseur',
        role: 'examiner',
        passwordHash: hashes[1],
      });
      await this.saveExam(manager);
      await this.saveSlots(manager, id);
      return { centre, examiner };
    });
  }

  /** Two more slots with new candidates' passages and new codes, for whoever wants to try again. */
  async again(actor: string): Promise<string[]> {
    return this.dataSource.transaction(async (manager) => {
      const examiner = await manager.findOneByOrFail(StaffUserEntity, { role: 'examiner', active: true });
      const slots = await this.saveSlots(manager, examiner.id);
      await this.audit.record(manager, actor, 'rehearsal-made', slots[0] ?? '');
      return slots;
    });
  }

  /** The image may have been rebuilt since the rehearsal was made. */
  async refreshImage(): Promise<void> {
    const image = this.settings.env.E5B_IMAGE_WORDPRESS;
    await this.dataSource.getRepository(ReferenceContextEntity).update({ code: 'repetition-wordpress' }, { image });
  }

  private saveStaff(manager: EntityManager, staff: Partial<StaffUserEntity>): Promise<StaffUserEntity> {
    return manager.save(StaffUserEntity, manager.create(StaffUserEntity, staff));
  }

  private async saveExam(manager: EntityManager): Promise<void> {
    const session = await manager.save(ExamSessionEntity, {
      name: '2026',
      centre: 'Lycée de répétition',
      rehearsal: true,
    });
    const context = await manager.save(ReferenceContextEntity, {
      code: 'repetition-wordpress',
      version: '1',
      title: 'Atelier Ravaude – contexte de répétition',
      cms: 'wordpress' as const,
      image: this.settings.env.E5B_IMAGE_WORDPRESS,
      manifest: {
        session: '2026',
        cmsVersion: '6.1',
        theme: 'Ravaude',
        tablePrefix: 'wp_',
        defaultDurationSeconds: DURATIONS[0] ?? 2400,
        accounts: [{ label: 'Administration du site', login: 'candidat', password: 'ravaude-2026' }],
      },
    });
    for (const sujet of REHEARSAL_SUJETS) {
      await manager.save(SujetEntity, { ...sujet, contextId: context.id, cms: context.cms, grille: REHEARSAL_GRILLE });
    }
    for (const [index, candidate] of REHEARSAL_CANDIDATES.entries()) {
      await manager.save(CandidateEntity, { ...candidate, examSessionId: session.id, number: `02526${1001 + index}` });
    }
  }

  private async saveSlots(manager: EntityManager, examinerId: string): Promise<string[]> {
    const session = await manager.findOneByOrFail(ExamSessionEntity, { rehearsal: true });
    const sujets = await manager.find(SujetEntity, { order: { letter: 'ASC' } });
    const candidates = await manager.find(CandidateEntity, {
      where: { examSessionId: session.id },
      order: { number: 'ASC' },
    });
    const round = Math.floor((await manager.count(SlotEntity)) / REHEARSAL_SUJETS.length) + 1;
    const ids: string[] = [];
    for (const [index, sujet] of sujets.slice(0, REHEARSAL_SUJETS.length).entries()) {
      const slot = await manager.save(SlotEntity, {
        examSessionId: session.id,
        examinerId,
        sujetId: sujet.id,
        label: `${sujet.letter}${round}`,
        commission: `C0${index + 1}`,
        startsAt: this.clock.now() + index * 3_600_000,
        durationSeconds: DURATIONS[0],
        durationChoices: DURATIONS,
        openedAt: null,
      });
      ids.push(slot.id);
      const group = candidates.slice(index * SLOT_SIZE, (index + 1) * SLOT_SIZE);
      for (const [column, candidate] of group.entries()) {
        await manager.save(SittingEntity, {
          slotId: slot.id,
          candidateId: candidate.id,
          position: column + 1,
          window: newWindow(slot.durationSeconds, candidate.extraSeconds),
          code: candidateCode(),
        });
      }
    }
    return ids;
  }
}

const password = (): string => randomBytes(9).toString('base64url');

const candidateCode = (): string =>
  Array.from({ length: 8 }, () => CANDIDATE_CODE_ALPHABET[randomInt(CANDIDATE_CODE_ALPHABET.length)]).join('');
