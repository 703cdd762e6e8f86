import { type Cms, createInterpreter, snapshotNeeds } from '@e5b/cms-activity';
import type { FeedState } from '@e5b/contracts';
import { DomainError } from '@e5b/exam-core';
import { Injectable, Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '../common/clock.js';
import { EventBus } from '../events/event-bus.js';
import { ActivityMetrics } from './activity-metrics.js';
import { Announcements } from './announcements.js';
import { StreamInterrupted } from './change-stream.js';
import type { FeedAct } from './feed-act.js';
import { FeedWriter } from './feed-writer.js';
import { Interpretation } from './interpretation.js';
import { JoinedFeed } from './joined-feed.js';
import { AMPLE_JOURNAL_BYTES, ObservationJournal } from './observation-journal.js';
import { type Observation, ObservationSource } from './observation-source.js';
import { SandboxObserver } from './sandbox-observer.js';
import { VisitWriter } from './visit-writer.js';

/** Whom an observer works for. */
export interface ObservedSitting {
  readonly sittingId: string;
  readonly slotId: string;
  /** Name of the sandbox. */
  readonly sandbox: string;
}

/** Puts an observer together from the sandbox's facts and the lines that its journal already holds. */
@Injectable()
export class ObserverFactory {
  private readonly log = new Logger('Activity');

  constructor(
    private readonly source: ObservationSource,
    private readonly database: DataSource,
    private readonly clock: Clock,
    private readonly bus: EventBus,
    private readonly metrics: ActivityMetrics,
  ) {}

  /**
   * Opens the journal, takes the snapshot if there is none yet, and starts.
   * @throws DomainError `NOT_FOUND` for an unknown sandbox, `SANDBOX_NOT_READY` when its database does not answer
   * @throws JournalLockedError, BrokenJournalError
   */
  async start(sitting: ObservedSitting): Promise<SandboxObserver> {
    const observation = await this.source.of(sitting.sandbox);
    const { site, stream, journalPath } = observation;
    const interpretation = new Interpretation(sitting.sittingId, createInterpreter);
    const acts = new Map<string, FeedAct>();
    const journal = await ObservationJournal.open(journalPath, site, ({ kind, line }) => {
      if (kind === 'snapshot') interpretation.begin(line);
      else for (const act of this.guarded(() => interpretation.push(line))) acts.set(act.id, act);
    });
    const needs = snapshotNeeds(site.cms, site.prefix);
    try {
      if (!journal.begun) interpretation.begin(await this.firstSnapshot(observation, journal));
    } catch (error) {
      await journal.close();
      throw error;
    }
    const writer = this.joined(sitting, site.cms);
    await writer.start([...acts.values()], { journalSeq: journal.seq, position: journal.position });
    const observer = new SandboxObserver({
      ...{ sandbox: sitting.sandbox, stream, journal, interpretation, writer, needs },
      now: () => this.clock.now(),
      drift: () => this.clock.drift(),
      onState: (state, cause, changesLost) => this.announce(sitting, state, cause, changesLost),
      onJournalled: this.journalled(sitting),
      onError: (error) => this.failed(error),
    });
    observer.start();
    return observer;
  }

  private async firstSnapshot({ site, stream }: Observation, journal: ObservationJournal) {
    try {
      const snapshot = await stream.snapshot(snapshotNeeds(site.cms, site.prefix));
      return await journal.appendSnapshot(snapshot, this.clock.now());
    } catch (error) {
      if (!(error instanceof StreamInterrupted)) throw error;
      this.failed(error);
      throw new DomainError('SANDBOX_NOT_READY', { sandbox: site.sandbox });
    }
  }

  private joined(sitting: ObservedSitting, cms: Cms): JoinedFeed {
    const { sittingId, slotId, sandbox } = sitting;
    const onError = (error: unknown): void => this.failed(error);
    const visits = new VisitWriter(this.database, sittingId, sandbox, {
      onWritten: (seq) => this.bus.emit('visits.appended', { slotId, sittingId, seq }),
      onError,
    });
    const accessPath = this.source.accessPath(sandbox);
    return new JoinedFeed({ sittingId, sandbox, cms, accessPath }, { writer: this.writer(sitting), visits, onError });
  }

  private writer(sitting: ObservedSitting): FeedWriter {
    const announcements = new Announcements(this.bus, { slotId: sitting.slotId, sittingId: sitting.sittingId });
    return new FeedWriter(this.database, sitting.sittingId, sitting.sandbox, {
      onWritten: ({ seq, events, since }) => {
        announcements.appended(seq);
        this.metrics.events.inc(events);
        this.metrics.lag.observe((performance.now() - since) / 1000);
      },
      onError: (error) => this.failed(error),
      onClosed: () => announcements.flush(),
    });
  }

  private announce(sitting: ObservedSitting, state: FeedState, cause: string | null, changesLost: boolean): void {
    const { sittingId, slotId } = sitting;
    if (state.status === 'interrupted') {
      this.metrics.interruptions.inc();
      this.log.warn({ sittingId, sandbox: sitting.sandbox, cause, changesLost }, 'feed interrupted');
    }
    this.bus.emit('activity.state', { slotId, sittingId, feed: state, cause, changesLost });
  }

  /** Counts, and tells once that the journal has become longer than honest work makes it. */
  private journalled({ sittingId, slotId }: ObservedSitting): (count: number, bytes: number) => void {
    let told = false;
    return (count, bytes) => {
      this.metrics.transactions.inc(count);
      if (told || bytes <= AMPLE_JOURNAL_BYTES) return;
      told = true;
      this.log.warn({ sittingId, bytes }, 'journal longer than honest work makes it');
      this.bus.emit('activity.volume', { slotId, sittingId, bytes });
    };
  }

  private guarded(interpret: () => FeedAct[]): FeedAct[] {
    try {
      return interpret();
    } catch (error) {
      this.failed(error);
      return [];
    }
  }

  private failed(error: unknown): void {
    this.metrics.errors.inc();
    this.log.error(error instanceof Error ? `${error.name}: ${error.message.slice(0, 500)}` : String(error));
  }
}
