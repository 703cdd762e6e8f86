import type { Ticket } from '@e5b/contracts';
import { accepts, DomainError } from '@e5b/exam-core';
import { recipeFor } from '@e5b/sandbox';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { StaffIdentity } from '../auth/access.js';
import { Clock } from '../common/clock.js';
import { SandboxesService } from '../sandboxes/sandboxes.service.js';
import { SujetEntity } from '../sujets/sujet.entity.js';
import type { SittingEntity } from './sitting.entity.js';
import { SittingsService } from './sittings.service.js';
import { SlotEntity } from './slot.entity.js';

const READABLE = new Set(['closed', 'signed']);

/** Entry links into a sandbox: to work inside the window, to look afterwards, to look over the candidate's shoulder. */
@Injectable()
export class EnterSandbox {
  constructor(
    private readonly db: DataSource,
    private readonly sittings: SittingsService,
    private readonly sandboxes: SandboxesService,
    private readonly clock: Clock,
  ) {}

  /** The candidate's own link. @throws DomainError WINDOW_NOT_OPEN, SANDBOX_NOT_READY */
  async asCandidate(sittingId: string, target: 'site' | 'admin'): Promise<string> {
    const sitting = await this.sittings.get(sittingId);
    if (READABLE.has(sitting.state)) return this.look(sitting, 'candidate', '/');
    if (sitting.state !== 'running' || !accepts(sitting.window, this.clock.now()))
      throw new DomainError('WINDOW_NOT_OPEN');
    const name = await this.living(sitting);
    const path = target === 'admin' ? await this.backOfficePath(sitting.slotId) : '/';
    return this.sandboxes.issueTicket(name, 'candidate', 'write', path);
  }

  /** The read-only look of the examiner or the centre. @throws DomainError SANDBOX_NOT_READY, VALIDATION */
  async asExaminer(staff: StaffIdentity, sittingId: string, path: string): Promise<string> {
    const sitting = await this.sittings.requireReader(staff, sittingId);
    return this.look(sitting, staff.role, path);
  }

  private async look(sitting: SittingEntity, who: Ticket['who'], path: string): Promise<string> {
    return this.sandboxes.issueTicket(await this.living(sitting), who, 'read', path);
  }

  private async living({ sandboxName }: SittingEntity): Promise<string> {
    const sandbox = sandboxName ? await this.sandboxes.find(sandboxName) : null;
    if (sandbox?.state === 'ready' || sandbox?.state === 'repairing') return sandbox.name;
    throw new DomainError('SANDBOX_NOT_READY', { reason: sandbox?.state ?? 'missing' });
  }

  private async backOfficePath(slotId: string): Promise<string> {
    const { sujetId } = await this.db.getRepository(SlotEntity).findOneByOrFail({ id: slotId });
    const { cms } = await this.db.getRepository(SujetEntity).findOneByOrFail({ id: sujetId });
    return recipeFor(cms).backOfficePath;
  }
}
