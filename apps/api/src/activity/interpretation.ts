import type { ActivityEvent, Interpreter, InterpreterOptions } from '@e5b/cms-activity';
import { type FeedAct, feedAct } from './feed-act.js';
import type { SnapshotLine, TransactionLine } from './journal-shapes.js';

/**
 * From journal lines to acts of one sitting. A pure function of the lines: reading them again gives the same acts
 * under the same ids. Each snapshot starts a new interpreter; acts told before it stand.
 */
export class Interpretation {
  private interpreter: Interpreter | null = null;
  private snapshots = 0;
  private origin = '';
  /** Receive time by place in the log, of the transactions that an act may name as its last. */
  private times = new Map<string, number>();
  private latest = 0;

  constructor(
    private readonly sittingId: string,
    private readonly create: (options: InterpreterOptions) => Interpreter,
  ) {}

  /** Trusted ms that the next line must not lie before. */
  get at(): number {
    return this.latest;
  }

  begin({ site, tables }: SnapshotLine): void {
    this.interpreter = this.create({ ...site, snapshot: { tables } });
    this.origin = `${site.sandbox}\n${this.snapshots++}`;
    this.times = new Map();
  }

  push({ at, position, changes }: TransactionLine): FeedAct[] {
    this.latest = Math.max(this.latest, at);
    if (this.interpreter === null || changes.length === 0) return [];
    this.times.set(`${position.file}:${position.end}`, at);
    return this.acts(this.interpreter.push({ at, position, changes }), at);
  }

  /** @param now trusted ms; earlier than the last line does nothing */
  tick(now: number): FeedAct[] {
    if (this.interpreter === null || now < this.latest) return [];
    this.latest = now;
    return this.acts(this.interpreter.tick(now), now);
  }

  private acts(events: readonly ActivityEvent[], fallback: number): FeedAct[] {
    return events.map((event) => {
      const { file, end } = event.binlog;
      return feedAct(
        this.sittingId,
        this.origin,
        event,
        this.times.get(`${file}:${end}`) ?? Math.max(event.at, fallback),
      );
    });
  }
}
