import type { StaffRole } from '@e5b/contracts';
import { createParamDecorator, type ExecutionContext, SetMetadata } from '@nestjs/common';
import type { Request } from 'express';
import type { CandidateSession } from './candidate-session.js';

export interface StaffIdentity {
  id: string;
  login: string;
  name: string;
  role: StaffRole;
}

/** Who may call a route. A route that says nothing is refused to everybody. */
export type Access = { kind: 'public' } | { kind: 'staff'; roles: StaffRole[] } | { kind: 'candidate' };

export const ACCESS = 'e5b:access';

export const Public = () => SetMetadata(ACCESS, { kind: 'public' } satisfies Access);
export const StaffOnly = (...roles: StaffRole[]) => SetMetadata(ACCESS, { kind: 'staff', roles } satisfies Access);
export const CandidateOnly = () => SetMetadata(ACCESS, { kind: 'candidate' } satisfies Access);

/** What the guard found out, kept on the request. */
export interface IdentifiedRequest extends Request {
  e5bStaff?: StaffIdentity;
  e5bCandidate?: CandidateSession;
}

export const CurrentStaff = createParamDecorator((_: unknown, context: ExecutionContext) => {
  return context.switchToHttp().getRequest<IdentifiedRequest>().e5bStaff;
});

export const CurrentCandidate = createParamDecorator((_: unknown, context: ExecutionContext) => {
  return context.switchToHttp().getRequest<IdentifiedRequest>().e5bCandidate;
});
