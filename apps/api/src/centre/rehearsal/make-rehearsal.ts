import { randomBytes } from 'node:crypto';
import type { StaffRole } from '@e5b/contracts';
import { DomainError } from '@e5b/exam-core';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager, In, IsNull } from 'typeorm';
import { Audit } from '../../audit/audit.js';
import { hashPassword } from '../../auth/password.js';
import { StaffUserEntity } from '../../auth/staff-user.entity.js';
import { CandidateEntity } from '../../candidates/candidate.entity.js';
import { Settings } from '../../config/settings.js';
import { ReferenceContextEntity } from '../../contexts/reference-context.entity.js';
import { ExamSessionEntity } from '../../exam-sessions/exam-session.entity.js';
import { SujetEntity } from '../../sujets/sujet.entity.js';
import { REHEARSAL_GRILLE } from './rehearsal-grille.js';
import { REHEARSAL_DURATIONS, RehearsalSlots } from './rehearsal-slots.js';
import { REHEARSAL_CANDIDATES, REHEARSAL_SUJETS } from './rehearsal-sujets.js';
import { trialSujet } from './trial-sujet.js';

export interface RehearsalAccount {
  login: string;
  password: string;
}

/** One account for each role. */
export type RehearsalAccounts = Record<StaffRole, RehearsalAccount>;

/** Makes the rehearsal centre: an examination centre with invented data to try the whole exam on. */
@Injectable()
export class MakeRehearsal {
  constructor(
    private readonly dataSource: DataSource,
    private readonly settings: Settings,
    private readonly slots: RehearsalSlots,
    private readonly audit: Audit,
  ) {}

  /** The accounts with fresh passwords, told once; null when the centre exists already. */
  async firstTime(): Promise<RehearsalAccounts | null> {
    const centre = { login: 'centre', password: password() };
    const examiner = { login: 'examinateur', password: password() };
    const author = { login: 'concepteur', password: password() };
    const hashes = await Promise.all([centre, examiner, author].map(({ password }) => hashPassword(password)));
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
      await this.saveStaff(manager, {
        login: author.login,
        name: 'Claire Aubin',
        role: 'author',
        passwordHash: hashes[2],
      });
      await this.saveExam(manager);
      await this.saveSlots(manager, id);
      return { centre, examiner, author };
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

  /** One slot on an installed context, whatever its CMS, with a sujet made from its grille. @throws DomainError NOT_FOUND */
  async onContext(actor: string, contextId: string): Promise<string> {
    return this.dataSource.transaction(async (manager) => {
      const context = await manager.findOneBy(ReferenceContextEntity, { id: contextId, blank: false });
      if (!context) throw new DomainError('NOT_FOUND');
      const examiner = await manager.findOneByOrFail(StaffUserEntity, { role: 'examiner', active: true });
      const { code } = trialSujet(context);
      const known = await manager.findOneBy(SujetEntity, { code });
      const sujet = known ?? (await manager.save(SujetEntity, trialSujet(context)));
      const slot = await this.slots.save(manager, { examinerId: examiner.id, sujet, index: 0 });
      await this.audit.record(manager, actor, 'rehearsal-made', slot, { context: context.code });
      return slot;
    });
  }

  /** The image may have been rebuilt since the rehearsal was made. A version of it that came in a pack has its own. */
  async refreshImage(): Promise<void> {
    const image = this.settings.env.E5B_IMAGE_WORDPRESS;
    await this.dataSource
      .getRepository(ReferenceContextEntity)
      .update({ code: 'repetition-wordpress', packSha256: IsNull() }, { image });
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
        defaultDurationSeconds: REHEARSAL_DURATIONS[0],
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
    const codes = REHEARSAL_SUJETS.map(({ code }) => code);
    const sujets = await manager.find(SujetEntity, { where: { code: In(codes) }, order: { letter: 'ASC' } });
    const ids: string[] = [];
    for (const [index, sujet] of sujets.entries())
      ids.push(await this.slots.save(manager, { examinerId, sujet, index }));
    return ids;
  }
}

const password = (): string => randomBytes(9).toString('base64url');
