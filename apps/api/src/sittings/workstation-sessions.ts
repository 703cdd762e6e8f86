import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { CandidateSession, CandidateSessions } from '../auth/candidate-session.js';
import { SittingEntity } from './sitting.entity.js';

/** Whether a browser is still the workstation of its sitting: one key per sitting, replaced by a move. */
@Injectable()
export class WorkstationSessions implements CandidateSessions {
  constructor(private readonly db: DataSource) {}

  isCurrent({ sittingId, key }: CandidateSession): Promise<boolean> {
    return this.db.getRepository(SittingEntity).existsBy({ id: sittingId, workstationKey: key });
  }
}
