import type { IncomingMessage } from 'node:http';
import type { ClientToServerEvents, ServerToClientEvents } from '@e5b/contracts';
import { Injectable } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import type { SessionData } from 'express-session';
import type { DefaultEventsMap, Server, Socket } from 'socket.io';
import { AuthService } from '../auth/auth.service.js';
import { CANDIDATE_SESSIONS, type CandidateSessions } from '../auth/candidate-session.js';
import { sessionKey } from '../auth/web-session.store.js';

/** Who a socket belongs to. */
export type SocketIdentity = { kind: 'staff'; id: string } | { kind: 'candidate'; sittingId: string };

export type ExamSocket = Socket<
  ClientToServerEvents,
  ServerToClientEvents,
  DefaultEventsMap,
  { identity: SocketIdentity }
>;
export type ExamServer = Server<
  ClientToServerEvents,
  ServerToClientEvents,
  DefaultEventsMap,
  { identity: SocketIdentity }
>;

/** What the session middleware leaves on the handshake (configure-app.ts). */
type Handshake = IncomingMessage & { session?: Partial<SessionData>; sessionID?: string };

/** Finds out who opens a socket, by the session that the browser's cookie names. */
@Injectable()
export class SocketIdentities {
  constructor(
    private readonly auth: AuthService,
    private readonly modules: ModuleRef,
  ) {}

  /** Null for a browser that is not signed in, was signed out elsewhere or was moved. */
  async of(request: Handshake): Promise<SocketIdentity | null> {
    const { session, sessionID } = request;
    if (session?.staff) {
      const staff = await this.auth.activeStaff(session.staff.id);
      return staff ? { kind: 'staff', id: staff.id } : null;
    }
    if (!session?.candidate || !sessionID) return null;
    const { sittingId } = session.candidate;
    const sessions = this.modules.get<CandidateSessions>(CANDIDATE_SESSIONS, { strict: false });
    const current = await sessions.isCurrent({ sittingId, key: sessionKey(sessionID) });
    return current ? { kind: 'candidate', sittingId } : null;
  }
}
