import { type Cms, placeOf, type SiteRequest, tabUse, type Visit, VisitLog } from '@e5b/cms-activity';
import { AccessTail } from './access-tail.js';
import { type FeedAct, placedAct, tabAct } from './feed-act.js';
import type { Checkpoint, FeedWriter } from './feed-writer.js';

/** An act is joined anew with requests that come this long after its last row: a page answers after it wrote. */
const JOIN_MS = 30_000;

export interface JoinedSitting {
  readonly sittingId: string;
  readonly sandbox: string;
  readonly cms: Cms;
  /** The gateway's journal of the sandbox's requests. */
  readonly accessPath: string;
}

export interface JoinedFeedParts {
  readonly writer: Pick<FeedWriter, 'start' | 'take' | 'settled' | 'close'>;
  readonly visits: { take(visits: readonly Visit[]): void; settled(): Promise<void>; close(): Promise<void> };
  readonly onError: (error: unknown) => void;
}

/**
 * Joins what the database tells with what the requests tell: each act learns on which screen it was done and by whom,
 * and the visits become rows of their own. Reading both journals again gives the same acts and visits under the same ids.
 */
export class JoinedFeed {
  private readonly acts = new Map<string, FeedAct>();
  private readonly tail: AccessTail;
  private log: VisitLog;
  private checkpoint: Checkpoint | null = null;
  private tabs: FeedAct | null = null;

  constructor(
    private readonly sitting: JoinedSitting,
    private readonly parts: JoinedFeedParts,
  ) {
    this.log = new VisitLog(sitting.cms);
    this.tail = new AccessTail(sitting.accessPath, {
      onBegin: () => {
        this.log = new VisitLog(sitting.cms);
      },
      onRequests: (requests) => this.learn(requests),
      onError: parts.onError,
    });
  }

  /** Must come first: every act that the journal tells so far. What the access journal tells by now is read before. */
  async start(acts: readonly FeedAct[], checkpoint: Checkpoint): Promise<void> {
    await this.tail.read();
    this.checkpoint = checkpoint;
    this.parts.writer.start([...this.placed(acts), ...(this.tabs ? [this.tabs] : [])], checkpoint);
    this.tail.start();
  }

  take(acts: readonly FeedAct[], checkpoint: Checkpoint): void {
    this.checkpoint = checkpoint;
    this.parts.writer.take(this.placed(acts), checkpoint);
  }

  /** Resolves once all that was taken, and all that the access journal holds by now, is in the database. */
  async settled(): Promise<void> {
    await this.tail.read();
    await Promise.all([this.parts.writer.settled(), this.parts.visits.settled()]);
  }

  async close(): Promise<void> {
    await this.tail.stop();
    await Promise.all([this.parts.writer.close(), this.parts.visits.close()]);
  }

  private placed(acts: readonly FeedAct[]): FeedAct[] {
    return acts.map((act) => {
      const placed = placedAct(act, placeOf(this.log.located, act.at, act.lastAt));
      this.acts.set(act.id, placed);
      return placed;
    });
  }

  private learn(requests: readonly SiteRequest[]): void {
    const visits = new Map<number, Visit>();
    for (const request of requests) for (const visit of this.log.push(request)) visits.set(visit.seq, visit);
    if (visits.size > 0) this.parts.visits.take([...visits.values()]);
    const use = visits.size > 0 ? tabUse(this.log.visits) : null;
    const tabs = use && tabAct(this.sitting.sittingId, this.sitting.sandbox, use);
    const news = this.checkpoint === null ? [] : this.rejoined(requests);
    if (tabs && tabs.digest !== this.tabs?.digest) {
      this.tabs = tabs;
      news.push(tabs);
    }
    if (this.checkpoint !== null && news.length > 0) this.parts.writer.take(news, this.checkpoint);
  }

  /** Acts of the last moments of which these requests tell more; older ones are let go. */
  private rejoined(requests: readonly SiteRequest[]): FeedAct[] {
    const earliest = Math.min(...requests.map(({ startedAt }) => startedAt));
    const latest = Math.max(...requests.map(({ endedAt }) => endedAt));
    const news: FeedAct[] = [];
    for (const act of this.acts.values()) {
      if (act.lastAt < latest - JOIN_MS && act.lastAt < earliest) {
        this.acts.delete(act.id);
        continue;
      }
      const placed = placedAct(act, placeOf(this.log.located, act.at, act.lastAt));
      if (placed.digest === act.digest) continue;
      this.acts.set(act.id, placed);
      news.push(placed);
    }
    return news;
  }
}
