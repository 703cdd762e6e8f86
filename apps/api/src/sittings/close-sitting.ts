import { nextSittingState } from '@e5b/exam-core';
import { Injectable, Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { reasonOf } from '../common/reason-of.js';
import { ChangeSitting } from './change-sitting.js';
import { CloseDoor } from './close-door.js';
import { CollectWork } from './collect-work.js';
import { Incidents } from './incidents.js';
import { SittingEntity } from './sitting.entity.js';

const FIRST_PAUSE_MS = 1000;
const LONGEST_PAUSE_MS = 30_000;

interface Trial {
  count: number;
  notBefore: number;
}

/** Brings sittings from closing to closed: work collected, archived and verified, the site open to readers. */
@Injectable()
export class CloseSitting {
  private readonly logger = new Logger(CloseSitting.name);
  private readonly underWay = new Map<string, Promise<void>>();
  private readonly trials = new Map<string, Trial>();

  constructor(
    private readonly db: DataSource,
    private readonly changes: ChangeSitting,
    private readonly work: CollectWork,
    private readonly door: CloseDoor,
    private readonly incidents: Incidents,
  ) {}

  /** Starts closing in the background unless it is under way or waits for its next try. */
  begin(sittingId: string): void {
    if (this.underWay.has(sittingId)) return;
    if ((this.trials.get(sittingId)?.notBefore ?? 0) > performance.now()) return;
    const closing = this.close(sittingId)
      .then(() => void this.trials.delete(sittingId))
      .catch((error: unknown) => this.failed(sittingId, error))
      .finally(() => this.underWay.delete(sittingId));
    this.underWay.set(sittingId, closing);
  }

  /** Takes up again what a killed api or a failed try left in closing. */
  async resumeAll(): Promise<void> {
    const closing = await this.db.getRepository(SittingEntity).findBy({ state: 'closing' });
    for (const { id } of closing) this.begin(id);
  }

  /** Whether the last try to close it failed. */
  hasFailed(sittingId: string): boolean {
    return this.trials.has(sittingId);
  }

  /** Resolves when no closing is under way. */
  async settled(): Promise<void> {
    await Promise.allSettled(this.underWay.values());
  }

  private async close(sittingId: string): Promise<void> {
    const sitting = await this.db.getRepository(SittingEntity).findOneByOrFail({ id: sittingId });
    if (sitting.state !== 'closing') return;
    const { lastChangeAt, changeCount, fingerprint } = await this.work.collect(sitting);
    const closed = await this.changes.apply(sittingId, 'system', 'work-archived', async (row, manager) => {
      if (row.state !== 'closing') return null;
      row.state = nextSittingState(row.state, 'work-archived');
      Object.assign(row, { lastChangeAt, changeCount, workFingerprint: fingerprint });
      await this.door.order(manager, row);
      return { fingerprint, changeCount };
    });
    await this.door.deliver(closed);
  }

  private async failed(sittingId: string, error: unknown): Promise<void> {
    const count = (this.trials.get(sittingId)?.count ?? 0) + 1;
    const pause = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (count - 1));
    this.trials.set(sittingId, { count, notBefore: performance.now() + pause });
    this.logger.error({ err: error, sittingId, count }, 'Closing did not succeed; it is tried again');
    if (count !== 1) return;
    const reason = reasonOf(error);
    await this.changes
      .apply(sittingId, 'system', 'closing-failed', async (_row, manager) => {
        await this.incidents.record(manager, sittingId, 'closing-delayed', { reason });
        return { reason };
      })
      .catch((cause: unknown) => this.logger.error({ err: cause, sittingId }, 'The delay could not be written down'));
  }
}
