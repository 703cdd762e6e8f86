import type { FeedPage, FeedState, VisitPage } from '@e5b/contracts';
import { DomainError } from '@e5b/exam-core';
import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { DataSource, IsNull } from 'typeorm';
import { Clock } from '../common/clock.js';
import { ActivityMetrics } from './activity-metrics.js';
import { ActivityStreamEntity } from './activity-stream.entity.js';
import { Backoff } from './backoff.js';
import { type ChangeSummary, summarise } from './change-summary.js';
import { feedPage } from './feed-page.js';
import { ObservationSource } from './observation-source.js';
import { type ObservedSitting, ObserverFactory } from './observer-factory.js';
import type { SandboxObserver } from './sandbox-observer.js';
import { visitPage } from './visit-page.js';

const OFF: FeedState = { status: 'off', since: null };
const DRAIN_MS = 20_000;

/** The live feeds of all sittings. */
@Injectable()
export class ActivityService implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly observers = new Map<string, Promise<SandboxObserver>>();
  private readonly running = new Map<string, SandboxObserver>();
  private readonly down = new AbortController();
  private readonly log = new Logger('Activity');

  constructor(
    private readonly factory: ObserverFactory,
    private readonly source: ObservationSource,
    private readonly database: DataSource,
    private readonly clock: Clock,
    metrics: ActivityMetrics,
  ) {
    metrics.watch(() =>
      [...this.running.values()].map(({ state, sandbox }) => ({
        status: state.status,
        journal: this.source.journalPath(sandbox),
      })),
    );
  }

  /** Takes up every feed that was on when the api ended. */
  async onApplicationBootstrap(): Promise<void> {
    const streams = await this.database.manager.findBy(ActivityStreamEntity, { stoppedAt: IsNull() });
    for (const stream of streams) void this.takeUp(stream);
  }

  async onApplicationShutdown(): Promise<void> {
    this.down.abort();
    await Promise.allSettled(
      [...this.observers.values()].map((starting) => starting.then((observer) => observer.stop())),
    );
  }

  /**
   * Makes sure that the sandbox is observed: the first time from the end of its binlog at this moment, with a snapshot of
   * what the site was like; afterwards from where the journal ends. Resolves once that is settled; safe to call again.
   * @throws DomainError `NOT_FOUND`, `SANDBOX_NOT_READY`
   */
  async observe(sitting: ObservedSitting): Promise<void> {
    const { sittingId } = sitting;
    const known = this.observers.get(sittingId);
    if (known) {
      if ((await known).sandbox === sitting.sandbox) return;
      // The sitting was given another sandbox: what the first one told stays.
      await this.stop(sittingId);
      await this.observe(sitting);
      return;
    }
    const starting = this.open(sitting);
    this.observers.set(sittingId, starting);
    try {
      this.running.set(sittingId, await starting);
    } catch (error) {
      this.observers.delete(sittingId);
      throw error;
    }
  }

  /** From when on changes count: the start of the sitting. Acts before it are shown as such. */
  async countFrom(sittingId: string, at: number): Promise<void> {
    await this.database.manager.update(ActivityStreamEntity, { sittingId }, { countFrom: at });
  }

  /**
   * Reads everything that is committed at the moment of the call, then says what counts.
   * `complete` is false when the sandbox or the database did not answer within 20 s: the numbers are then those known so far.
   * @param options.until the deadline in trusted ms; later changes stay in the journal and are not counted
   * @throws DomainError `NOT_FOUND` for a sitting that was never observed
   */
  async drain(sittingId: string, options: { until?: number } = {}): Promise<ChangeSummary & { complete: boolean }> {
    const signal = AbortSignal.any([AbortSignal.timeout(DRAIN_MS), this.down.signal]);
    const stream = await this.stream(sittingId);
    // After a restart the feed may not have been taken up yet.
    if (stream.stoppedAt === null) await this.observe(stream).catch((error: unknown) => this.log.warn(error));
    const observer = await this.observers.get(sittingId);
    const complete = (await observer?.drain(signal)) ?? false;
    if (options.until !== undefined) {
      await this.database.manager.update(ActivityStreamEntity, { sittingId }, { countUntil: options.until });
    }
    return { ...(await this.summaryOf(await this.stream(sittingId))), complete };
  }

  /** Ends the observation for good; what it wrote stays. */
  async stop(sittingId: string): Promise<void> {
    const observer = await this.observers.get(sittingId)?.catch(() => undefined);
    await observer?.stop();
    this.observers.delete(sittingId);
    this.running.delete(sittingId);
    await this.database.manager.update(ActivityStreamEntity, { sittingId }, { stoppedAt: this.clock.now() });
  }

  state(sittingId: string): FeedState {
    return this.running.get(sittingId)?.state ?? OFF;
  }

  /** Trusted ms of the last change counted, or null. */
  async lastChange(sittingId: string): Promise<number | null> {
    const stream = await this.database.manager.findOneBy(ActivityStreamEntity, { sittingId });
    return stream && (await this.summaryOf(stream)).lastChangeAt;
  }

  /** Events after a cursor, oldest first; a refined event comes again under its id with a newer cursor. */
  page(sittingId: string, after: number): Promise<FeedPage> {
    return feedPage(this.database.manager, sittingId, after, this.state(sittingId));
  }

  /** Screens and pages that were open, after a cursor. */
  visits(sittingId: string, after: number): Promise<VisitPage> {
    return visitPage(this.database.manager, sittingId, after);
  }

  /** Where the journal of the sandbox lies that this sitting was last observed in. */
  async journalPath(sittingId: string): Promise<string> {
    return this.source.journalPath((await this.stream(sittingId)).sandbox);
  }

  private summaryOf({ sittingId, countFrom, countUntil }: ActivityStreamEntity): Promise<ChangeSummary> {
    return summarise(this.database.manager, sittingId, { from: countFrom, until: countUntil });
  }

  private async stream(sittingId: string): Promise<ActivityStreamEntity> {
    const stream = await this.database.manager.findOneBy(ActivityStreamEntity, { sittingId });
    if (!stream) throw new DomainError('NOT_FOUND', { feed: sittingId });
    return stream;
  }

  private async open(sitting: ObservedSitting): Promise<SandboxObserver> {
    const { manager } = this.database;
    // Refuses an unknown sandbox before anything is kept about it.
    await this.source.of(sitting.sandbox);
    const { sittingId, slotId, sandbox } = sitting;
    const row = { sittingId, slotId, sandbox, observedSince: this.clock.now(), stoppedAt: null };
    const insert = manager.createQueryBuilder().insert().into(ActivityStreamEntity).values(row);
    await insert.orUpdate(['slotId', 'sandbox', 'stoppedAt'], ['sittingId']).updateEntity(false).execute();
    return this.factory.start(sitting);
  }

  private async takeUp(sitting: ActivityStreamEntity): Promise<void> {
    const { sittingId, slotId, sandbox } = sitting;
    const backoff = new Backoff(200, 5000);
    while (!this.down.signal.aborted) {
      try {
        await this.observe({ sittingId, slotId, sandbox });
        return;
      } catch (error) {
        if (error instanceof DomainError && error.code === 'NOT_FOUND') return;
        await backoff.wait(this.down.signal);
      }
    }
  }
}
