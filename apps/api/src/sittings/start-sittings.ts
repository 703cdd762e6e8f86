import { closesAt, DomainError, nextSittingState, startWindow } from '@e5b/exam-core';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ActivityService } from '../activity/activity.service.js';
import type { StaffIdentity } from '../auth/access.js';
import { Clock } from '../common/clock.js';
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
    private readonly activity: ActivityService,
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
      if (!sitting.sandboxName) throw new DomainError('SANDBOX_NOT_READY', { reason: 'missing' });
      // Usually a formality: it has been observed since it was ready. Without an observer nothing starts.
      await this.activity.observe({ sittingId, slotId: sitting.slotId, sandbox: sitting.sandboxName });
      const { window } = sitting;
      sitting.window = await this.door.open(sitting, state, at, (now) => startWindow(window, now));
      sitting.state = state;
      const startedAt = sitting.window.startedAt ?? at;
      await this.activity.countFrom(sitting.id, startedAt);
      return { startedAt, closesAt: closesAt(sitting.window) };
    });
  }
}
