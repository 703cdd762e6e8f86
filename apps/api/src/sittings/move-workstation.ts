import { DomainError } from '@e5b/exam-core';
import { Injectable } from '@nestjs/common';
import type { StaffIdentity } from '../auth/access.js';
import { WebSessions } from '../auth/web-sessions.js';
import { EventBus } from '../events/event-bus.js';
import { newCandidateCode, printedCandidateCode } from './candidate-code.js';
import { ChangeSitting } from './change-sitting.js';
import { CloseDoor } from './close-door.js';
import { Incidents } from './incidents.js';
import { SittingsService } from './sittings.service.js';

/** The kind of the incident that a candidate had to leave a workstation. */
const WORKSTATION_MOVED = 'workstation-moved';
const OVER = new Set(['closing', 'closed', 'signed', 'absent', 'absent-force-majeure']);

/** Frees the candidate from a workstation: the old browser is out at once, a new code lets another one in. */
@Injectable()
export class MoveWorkstation {
  constructor(
    private readonly sittings: SittingsService,
    private readonly changes: ChangeSitting,
    private readonly incidents: Incidents,
    private readonly door: CloseDoor,
    private readonly sessions: WebSessions,
    private readonly events: EventBus,
  ) {}

  /** @returns the new code as printed @throws DomainError SITTING_STATE once there is nothing left to sign in for */
  async move(staff: StaffIdentity, sittingId: string): Promise<string> {
    await this.sittings.requireExaminer(staff, sittingId);
    const code = newCandidateCode();
    const sitting = await this.changes.apply(
      sittingId,
      `examiner:${staff.id}`,
      'move-workstation',
      async (row, manager) => {
        if (OVER.has(row.state))
          throw new DomainError('SITTING_STATE', { state: row.state, event: 'move-workstation' });
        const from = row.workstation;
        row.code = code;
        row.codeUsedAt = null;
        row.workstationKey = null;
        row.workstation = null;
        row.signedInAt = null;
        // Somebody else may sit at the next workstation: before the start the papers are looked at again.
        if (row.window.startedAt === null) row.identityConfirmedAt = null;
        await this.door.shutOut(manager, row);
        // A code that nobody has used yet leaves no workstation.
        if (from !== null) await this.incidents.record(manager, row.id, WORKSTATION_MOVED, { from });
        return { from };
      },
    );
    await this.sessions.revokeCandidate(sittingId);
    this.events.emit('candidate.signed-out', { sittingId });
    await this.door.deliver(sitting);
    return printedCandidateCode(code);
  }
}
