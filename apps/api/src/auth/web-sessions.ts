import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { Request } from 'express';
import { LessThan, type Repository } from 'typeorm';
import { WebSessionEntity } from './web-session.entity.js';
import { sessionKey } from './web-session.store.js';

/** Signing in and out. Every sign-in takes a new session id, so that a planted cookie is worth nothing. */
@Injectable()
export class WebSessions {
  constructor(@InjectRepository(WebSessionEntity) private readonly rows: Repository<WebSessionEntity>) {}

  async signInStaff(request: Request, staffId: string): Promise<void> {
    await regenerate(request);
    request.session.staff = { id: staffId };
    await save(request);
  }

  /** Makes this browser the candidate's; answers the key to be kept in `sittings.workstationKey`. */
  async signInCandidate(request: Request, sittingId: string): Promise<string> {
    await regenerate(request);
    request.session.candidate = { sittingId };
    await save(request);
    return sessionKey(request.sessionID);
  }

  async signOut(request: Request): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      request.session.destroy((error?: Error | null) => (error ? reject(error) : resolve()));
    });
  }

  async revokeCandidate(sittingId: string): Promise<void> {
    await this.rows.delete({ subject: `candidate:${sittingId}` });
  }

  async revokeStaff(staffId: string): Promise<void> {
    await this.rows.delete({ subject: `staff:${staffId}` });
  }

  async removeExpired(): Promise<void> {
    await this.rows.delete({ expiresAt: LessThan(Date.now()) });
  }
}

const regenerate = (request: Request): Promise<void> =>
  new Promise((resolve, reject) => {
    request.session.regenerate((error?: Error | null) => (error ? reject(error) : resolve()));
  });

const save = (request: Request): Promise<void> =>
  new Promise((resolve, reject) => {
    request.session.save((error?: Error | null) => (error ? reject(error) : resolve()));
  });
