import { closesAt, DomainError, nextSittingState, startWindow } from '@e5b/exam-core';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { StaffIdentity } from '../auth/access.js';
import { Clock } from '../common/clock.js';
import { SandboxesService } from '../sandboxes/sandboxes.service.js';
import { ChangeSitting } from './change-sitting.js';
import { OpenDoor } from './open-door.js';
import { SittingEntity } from './sitting.entity.js';
import { SittingsService } from './sittings.service.js';

/** Starts the clock, for one candidate or for all who are ready. */
@Injectable()
export class StartSittings {
  constructor(
    private readonly db: DataSource,
    private readonly sittings: SittingsService,
    private readonly changes: ChangeSitting,
    private readonly sandboxes: SandboxesService,
    private readonly door: OpenDoor,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError SITTING_STATE, IDENTITY_NOT_CONFIRMED, SANDBOX_NOT_READY, GATEWAY_UNAVAILABLE: nothing started then */
  async startOne(staff: StaffIdentity, sittingId: string): Promise<void> {
    await this.sittings.requireExaminer(staff, sittingId);
    await this.start(sittingId, staff, this.clock.now());
  }

  /**
   * Starts every waiting sitting whose identity is confirmed, at the same instant; the others stay as they are.
   * @throws DomainError IDENTITY_NOT_CONFIRMED when there is none, else the first refusal once all were tried
   */
  async startAll(staff: StaffIdentity, slotId: string): Promise<void> {
    await this.sittings.requireSlotExaminer(staff, slotId);
    const waiting = await this.db.getRepository(SittingEntity).findBy({ slotId, state: 'waiting' });
    const ready = waiting.filter(({ identityConfirmedAt }) => identityConfirmedAt !== null);
    if (ready.length === 0) throw new DomainError('IDENTITY_NOT_CONFIRMED');
    const at = this.clock.now();
    const started = await Promise.allSettled(ready.map(({ id }) => this.start(id, staff, at)));
    for (const outcome of started) if (outcome.status === 'rejected') throw outcome.reason;
  }

  private async start(sittingId: string, staff: StaffIdentity, at: number): Promise<void> {
    await this.changes.apply(sittingId, `examiner:${staff.id}`, 'start', async (sitting) => {
      const state = nextSittingState(sitting.state, 'start');
      if (sitting.identityConfirmedAt === null) throw new DomainError('IDENTITY_NOT_CONFIRMED');
      const sandbox = sitting.sandboxName ? await this.sandboxes.find(sitting.sandboxName) : null;
      if (sandbox?.state !== 'ready')
        throw new DomainError('SANDBOX_NOT_READY', { reason: sandbox?.state ?? 'missing' });
      const window = startWindow(sitting.window, at);
      await this.door.open(sandbox.name, sitting, { state, window });
      sitting.state = state;
      sitting.window = window;
      return { startedAt: at, closesAt: closesAt(window) };
    });
  }
}
