import { Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { DomainEvents } from '../events/domain-events.js';
import { EventBus } from '../events/event-bus.js';
import { ChangeSitting } from './change-sitting.js';
import { Incidents } from './incidents.js';
import { SittingEntity } from './sitting.entity.js';

type FeedChange = DomainEvents['activity.state'];

/** The incident's kind. */
export const OBSERVER_INTERRUPTED = 'observer-interrupted';

/**
 * Writes down that the feed of a running or paused sitting was interrupted, and lets the boards look again at every change
 * of a feed. An interruption lasts until the feed is live again, however often reading is tried meanwhile: it is one
 * incident, and a second one only if it then turns out that changes were lost. No time is proposed: nobody was kept from working.
 */
@Injectable()
export class RecordInterruptions implements OnModuleDestroy {
  private readonly logger = new Logger(RecordInterruptions.name);
  /** By sitting, the interruption that is written down: whether it says that changes were lost. */
  private readonly told = new Map<string, { changesLost: boolean }>();
  private readonly stopListening: () => void;

  constructor(
    private readonly db: DataSource,
    private readonly changes: ChangeSitting,
    private readonly incidents: Incidents,
    events: EventBus,
  ) {
    this.stopListening = events.on('activity.state', (change) => {
      this.changed(change).catch((error: unknown) =>
        this.logger.warn({ err: error, sittingId: change.sittingId }, 'A change of a feed was not written down'),
      );
    });
  }

  onModuleDestroy(): void {
    this.stopListening();
  }

  private async changed(change: FeedChange): Promise<void> {
    if (!this.isNews(change)) return this.announce(change);
    const { sittingId, changesLost } = change;
    this.told.set(sittingId, { changesLost });
    try {
      if (!(await this.write(change))) await this.announce(change);
    } catch (error) {
      this.told.delete(sittingId);
      throw error;
    }
  }

  private isNews({ sittingId, feed, changesLost }: FeedChange): boolean {
    if (feed.status === 'live' || feed.status === 'off') this.told.delete(sittingId);
    if (feed.status !== 'interrupted' && !changesLost) return false;
    const told = this.told.get(sittingId);
    return told === undefined || (changesLost && !told.changesLost);
  }

  /** @returns whether the sitting's clock had begun and not ended, so that there was something to write */
  private async write({ sittingId, cause, changesLost }: FeedChange): Promise<boolean> {
    let written = false;
    await this.changes.apply(sittingId, 'system', OBSERVER_INTERRUPTED, async ({ state }, manager) => {
      if (state !== 'running' && state !== 'paused') return null;
      const facts = { cause, changesLost };
      await this.incidents.record(manager, sittingId, OBSERVER_INTERRUPTED, facts);
      written = true;
      return facts;
    });
    return written;
  }

  /** The same version: nothing that is kept has changed, but the examiner's screen looks again. */
  private async announce({ sittingId }: FeedChange): Promise<void> {
    const sitting = await this.db.getRepository(SittingEntity).findOneBy({ id: sittingId });
    if (sitting) this.changes.announce(sitting);
  }
}
