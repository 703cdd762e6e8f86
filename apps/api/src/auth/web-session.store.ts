import { createHash } from 'node:crypto';
import { DomainError } from '@e5b/exam-core';
import { type SessionData, Store } from 'express-session';
import { MoreThan, type Repository } from 'typeorm';
import { WebSessionEntity } from './web-session.entity.js';

declare module 'express-session' {
  interface SessionData {
    staff?: { id: string };
    candidate?: { sittingId: string };
  }
}

type Callback<T> = (error?: unknown, value?: T) => void;

function settle<T>(promise: Promise<T>, callback?: Callback<T>): void {
  promise.then(
    (value) => callback?.(undefined, value),
    (error: unknown) => callback?.(error),
  );
}

/** Digest of a session id: the form in which it is stored and compared. */
export const sessionKey = (sessionId: string): string => createHash('sha256').update(sessionId).digest('hex');

const subjectOf = ({ staff, candidate }: SessionData): string | null => {
  if (staff) return `staff:${staff.id}`;
  return candidate ? `candidate:${candidate.sittingId}` : null;
};

/** Sessions in the platform's database: they outlive a restart and can be revoked at once. */
export class WebSessionStore extends Store {
  constructor(
    private readonly rows: Repository<WebSessionEntity>,
    private readonly lifetimeMs: number,
  ) {
    super();
  }

  override get(id: string, callback: Callback<SessionData | null>): void {
    const found = this.rows.findOneBy({ id: sessionKey(id), expiresAt: MoreThan(Date.now()) });
    const read = found.then(
      (row) => (row ? (JSON.parse(row.data) as SessionData) : null),
      // express-session takes ENOENT (the database's socket is not there) for « no such session » and signs everybody out.
      () => Promise.reject(new DomainError('DATABASE_UNAVAILABLE')),
    );
    settle(read, callback);
  }

  override set(id: string, session: SessionData, callback?: Callback<unknown>): void {
    const row = {
      id: sessionKey(id),
      data: JSON.stringify(session),
      subject: subjectOf(session),
      expiresAt: Date.now() + this.lifetimeMs,
    };
    settle(this.rows.upsert(row, ['id']), callback);
  }

  override destroy(id: string, callback?: Callback<unknown>): void {
    settle(this.rows.delete({ id: sessionKey(id) }), callback);
  }

  override touch(id: string, _session: SessionData, callback?: Callback<unknown>): void {
    settle(this.rows.update({ id: sessionKey(id) }, { expiresAt: Date.now() + this.lifetimeMs }), callback);
  }
}
