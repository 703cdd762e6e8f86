import type { AbsenceRequest } from '@e5b/contracts';
import { nextSittingState, type SittingEvent } from '@e5b/exam-core';
import { Injectable, Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { z } from 'zod';
import type { StaffIdentity } from '../auth/access.js';
import { SandboxesService } from '../sandboxes/sandboxes.service.js';
import { ChangeSitting } from './change-sitting.js';
import { PrepareSitting } from './prepare-sitting.js';
import { SittingsService } from './sittings.service.js';
import { SlotEntity } from './slot.entity.js';

type Absence = z.infer<typeof AbsenceRequest>['absence'];

const EVENTS: Record<Absence, SittingEvent> = {
  none: 'undo-absent',
  absent: 'mark-absent',
  'absent-force-majeure': 'mark-absent-force-majeure',
};

/** Absent, absent for force majeure, or here after all. */
@Injectable()
export class MarkAbsence {
  private readonly logger = new Logger(MarkAbsence.name);

  constructor(
    private readonly db: DataSource,
    private readonly sittings: SittingsService,
    private readonly changes: ChangeSitting,
    private readonly preparation: PrepareSitting,
    private readonly sandboxes: SandboxesService,
  ) {}

  /** The unused sandbox goes; undoing an absence in an open slot prepares a new one. @throws DomainError SITTING_STATE */
  async mark(staff: StaffIdentity, sittingId: string, absence: Absence): Promise<void> {
    await this.sittings.requireExaminer(staff, sittingId);
    const unused: string[] = [];
    const actor = `examiner:${staff.id}`;
    const sitting = await this.changes.apply(sittingId, actor, EVENTS[absence], (row) => {
      if (row.state === absence) return null;
      row.state = nextSittingState(row.state, EVENTS[absence]);
      if (row.sandboxName) unused.push(row.sandboxName);
      row.sandboxName = null;
      row.identityConfirmedAt = null;
      row.preparationError = null;
      return {};
    });
    for (const sandbox of unused) await this.removeUnused(sandbox);
    if (sitting.state === 'scheduled') await this.prepareIfOpen(sitting.slotId, sittingId, actor);
  }

  private async removeUnused(sandbox: string): Promise<void> {
    await this.sandboxes
      .remove(sandbox)
      .catch((error: unknown) => this.logger.warn({ err: error, sandbox }, 'Removed by the next beat'));
  }

  private async prepareIfOpen(slotId: string, sittingId: string, actor: string): Promise<void> {
    const slot = await this.db.getRepository(SlotEntity).findOneByOrFail({ id: slotId });
    if (slot.openedAt !== null) await this.preparation.prepare(sittingId, actor);
  }
}
