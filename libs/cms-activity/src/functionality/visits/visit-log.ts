import type { Cms } from '../../types.js';
import type { Screen } from './screen.js';
import { screenOf } from './screen-of.js';
import { isBackground, isWrite, type SiteRequest, showsPage } from './site-request.js';

/** One screen or page that somebody had open. */
export interface Visit {
  /** Line of the access journal that began it: stable, whenever the journal is read again. */
  readonly seq: number;
  readonly who: SiteRequest['who'];
  readonly client: string;
  readonly screen: Screen;
  readonly path: string;
  readonly startedAt: number;
  /** The last request that a person caused on it. */
  readonly lastSeenAt: number;
  /** Null while the same browser has not gone on. */
  readonly endedAt: number | null;
}

/** A request and the screen it was made from, if that can be told. */
export interface LocatedRequest extends SiteRequest {
  readonly screen: Screen | null;
}

/** A sign of life moves a visit's last moment by at least this, in ms: less is nobody's concern. */
const FINE_MS = 5000;

/**
 * Visits out of requests, in the journal's order. A pure function of the requests: reading them again gives the same
 * visits. A page loaded again goes on with its visit; requests that pages make by themselves are no sign of life.
 */
export class VisitLog {
  readonly located: LocatedRequest[] = [];
  private readonly current = new Map<string, Visit>();
  private readonly all = new Map<number, Visit>();

  constructor(private readonly cms: Cms) {}

  get visits(): readonly Visit[] {
    return [...this.all.values()];
  }

  /** Visits that began, went on or ended by this request. */
  push(request: SiteRequest): Visit[] {
    const browser = `${request.who} ${request.client}`;
    const own = screenOf(this.cms, request.path);
    const shown = showsPage(request) ? own : null;
    const open = this.current.get(browser);
    const from = request.from === null ? null : screenOf(this.cms, request.from);
    this.located.push({ ...request, screen: from ?? shown ?? open?.screen ?? null });
    if (shown !== null) return this.enter(browser, shown, request, open);
    if (!open || !isWrite(request) || isBackground(request) || request.status >= 400) return [];
    return this.goOn(browser, open, request.endedAt);
  }

  private enter(browser: string, screen: Screen, request: SiteRequest, open: Visit | undefined): Visit[] {
    if (open && open.path === request.path) return this.goOn(browser, open, request.endedAt);
    const startedAt = Math.max(request.startedAt, open?.startedAt ?? 0);
    const { seq, who, client, path } = request;
    const visit = { seq, who, client, screen, path, startedAt, lastSeenAt: startedAt, endedAt: null };
    const changed = open ? [this.keep({ ...open, endedAt: startedAt }), this.keep(visit)] : [this.keep(visit)];
    this.current.set(browser, visit);
    return changed;
  }

  private goOn(browser: string, open: Visit, at: number): Visit[] {
    if (at < open.lastSeenAt + FINE_MS) return [];
    const visit = this.keep({ ...open, lastSeenAt: at });
    this.current.set(browser, visit);
    return [visit];
  }

  private keep(visit: Visit): Visit {
    this.all.set(visit.seq, visit);
    return visit;
  }
}
