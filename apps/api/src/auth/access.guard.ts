import { DomainError } from '@e5b/exam-core';
import { type CanActivate, type ExecutionContext, Inject, Injectable } from '@nestjs/common';
import { ModuleRef, Reflector } from '@nestjs/core';
import { ACCESS, type Access, type IdentifiedRequest } from './access.js';
import { AuthService } from './auth.service.js';
import { CANDIDATE_SESSIONS, type CandidateSessions } from './candidate-session.js';
import { sessionKey } from './web-session.store.js';

/** Global: identifies the caller and refuses whatever the route did not open. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    @Inject(Reflector) private readonly reflector: Reflector,
    private readonly auth: AuthService,
    private readonly modules: ModuleRef,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    // Sockets identify themselves at the handshake (realtime).
    if (context.getType() !== 'http') return true;
    const access = this.reflector.getAllAndOverride<Access | undefined>(ACCESS, [
      context.getHandler(),
      context.getClass(),
    ]);
    if (!access) throw new DomainError('FORBIDDEN');
    const request = context.switchToHttp().getRequest<IdentifiedRequest>();
    if (access.kind === 'staff') await this.requireStaff(request, access.roles);
    if (access.kind === 'candidate') await this.requireCandidate(request);
    return true;
  }

  private async requireStaff(request: IdentifiedRequest, roles: string[]): Promise<void> {
    const id = request.session.staff?.id;
    const staff = id ? await this.auth.activeStaff(id) : null;
    if (!staff) throw new DomainError('UNAUTHENTICATED');
    if (!roles.includes(staff.role)) throw new DomainError('FORBIDDEN');
    request.e5bStaff = staff;
  }

  private async requireCandidate(request: IdentifiedRequest): Promise<void> {
    const sittingId = request.session.candidate?.sittingId;
    if (!sittingId) throw new DomainError('UNAUTHENTICATED');
    const session = { sittingId, key: sessionKey(request.sessionID) };
    const sessions = this.modules.get<CandidateSessions>(CANDIDATE_SESSIONS, { strict: false });
    if (!(await sessions.isCurrent(session))) throw new DomainError('UNAUTHENTICATED');
    request.e5bCandidate = session;
  }
}
