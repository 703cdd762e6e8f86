import { CLOCK_JUMP_MS } from '@e5b/exam-core';
import { Injectable, Logger } from '@nestjs/common';
import { DataSource, In } from 'typeorm';
import { Clock } from '../common/clock.js';
import { SandboxesService } from '../sandboxes/sandboxes.service.js';
import { ChangeSitting } from './change-sitting.js';
import { HeartbeatEntity } from './heartbeat.entity.js';
import { Incidents } from './incidents.js';
import { SittingEntity } from './sitting.entity.js';

/** Looks after time itself: jumps of the wall clock become incidents, and the machine leaves signs of life. */
@Injectable()
export class WatchClock {
  private readonly logger = new Logger(WatchClock.name);
  private lastDrift: number | null = null;

  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
    private readonly changes: ChangeSitting,
    private readonly incidents: Incidents,
    private readonly sandboxes: SandboxesService,
  ) {}

  async look(): Promise<void> {
    const open = await this.db.getRepository(SittingEntity).findBy({ state: In(['running', 'paused']) });
    const drift = this.clock.drift();
    const jumpMs = drift - (this.lastDrift ?? drift);
    this.lastDrift = drift;
    if (Math.abs(jumpMs) > CLOCK_JUMP_MS) await this.jumped(jumpMs, open);
    if (open.length > 0) await this.signOfLife();
    else if (Math.abs(drift) > CLOCK_JUMP_MS) await this.follow(drift);
  }

  /** No deadline moves: trusted time did not notice. The examiner reads that it happened. */
  private async jumped(jumpMs: number, open: readonly SittingEntity[]): Promise<void> {
    const facts = { jumpMs };
    this.logger.warn(facts, 'The wall clock jumped');
    if (open.length === 0) await this.incidents.record(this.db.manager, null, 'clock-jump', facts);
    for (const { id } of open) {
      await this.changes.apply(id, 'system', 'clock-jump', async (_row, manager) => {
        await this.incidents.record(manager, id, 'clock-jump', facts);
        return facts;
      });
    }
  }

  /** Without an open window trusted time may follow the wall again. */
  private async follow(drift: number): Promise<void> {
    this.logger.warn({ drift }, 'No window is open: trusted time follows the wall clock');
    this.clock.reanchor();
    this.lastDrift = 0;
    await this.sandboxes.renewLeases();
  }

  private async signOfLife(): Promise<void> {
    const { boot } = this.clock.anchor;
    await this.db.getRepository(HeartbeatEntity).upsert({ id: 1, boot, at: this.clock.now() }, ['id']);
  }
}
