import { DomainError } from '@e5b/exam-core';
import { Injectable } from '@nestjs/common';
import type { Request } from 'express';
import { DataSource, type EntityManager } from 'typeorm';
import { sessionKey } from '../auth/web-session.store.js';
import { WebSessions } from '../auth/web-sessions.js';
import { Clock } from '../common/clock.js';
import { ChangeSitting } from './change-sitting.js';
import { SittingEntity } from './sitting.entity.js';
import { SlotEntity } from './slot.entity.js';
import { WrongCodes } from './wrong-codes.js';

const OVER = new Set(['closing', 'closed', 'signed']);
const NOT_EXPECTED = new Set(['absent', 'absent-force-majeure']);

/** Binds a browser to a sitting by the code of the printed slip: once, and to this browser only. */
@Injectable()
export class SignInCandidate {
  constructor(
    private readonly db: DataSource,
    private readonly changes: ChangeSitting,
    private readonly sessions: WebSessions,
    private readonly wrongCodes: WrongCodes,
    private readonly clock: Clock,
  ) {}

  /**
   * The same browser may repeat its own code. @returns the sitting's id
   * @throws DomainError CANDIDATE_CODE_UNKNOWN, TOO_MANY_REQUESTS (wrong codes only), CANDIDATE_CODE_USED,
   *   CANDIDATE_NOT_EXPECTED_YET, CANDIDATE_EXAM_OVER
   */
  async signIn(code: string, request: Request): Promise<string> {
    const sitting = await this.db.getRepository(SittingEntity).findOneBy({ code });
    if (!sitting) {
      await this.wrongCodes.count(request.ip ?? 'unknown');
      throw new DomainError('CANDIDATE_CODE_UNKNOWN');
    }
    const own = sessionKey(request.sessionID);
    if (sitting.workstationKey === own) return sitting.id;
    await this.changes.apply(sitting.id, `candidate:${sitting.id}`, 'sign-in', async (row, manager) => {
      await requireExpected(row, code, manager);
      // Under the lock: of two browsers with one code, the second finds it used.
      row.workstationKey = await this.sessions.signInCandidate(request, row.id);
      row.workstation = request.ip?.replace(/^::ffff:/, '') ?? null;
      row.codeUsedAt = this.clock.now();
      row.signedInAt = row.codeUsedAt;
      return { workstation: row.workstation };
    });
    return sitting.id;
  }
}

async function requireExpected(row: SittingEntity, code: string, manager: EntityManager): Promise<void> {
  if (row.code !== code) throw new DomainError('CANDIDATE_CODE_UNKNOWN');
  if (OVER.has(row.state)) throw new DomainError('CANDIDATE_EXAM_OVER');
  if (row.codeUsedAt !== null) throw new DomainError('CANDIDATE_CODE_USED');
  const slot = await manager.findOneByOrFail(SlotEntity, { id: row.slotId });
  if (slot.openedAt === null || NOT_EXPECTED.has(row.state)) {
    throw new DomainError('CANDIDATE_NOT_EXPECTED_YET', { startsAt: slot.startsAt });
  }
}
