import { Burst, type BurstState } from './burst.js';
import type { CmsRules } from './cms-rules.js';
import { eventOf, type Finding } from './finding.js';
import { FLOOD, floodFinding, floodOf } from './flood.js';
import { Mirror, type MirrorState } from './mirror.js';
import { prestashopRules } from './prestashop/prestashop-rules.js';
import type {
  ActivityEvent,
  Cms,
  CommittedTransaction,
  Interpreter,
  InterpreterOptions,
  JsonValue,
  RowChange,
  SnapshotNeed,
} from './types.js';
import { wordpressRules } from './wordpress/wordpress-rules.js';

/** Quiet time after which a burst is over and its events are settled. */
export const QUIET_MS = 2000;

/** How long before a burst's first row another may have ended and still explain it. */
const SAME_MOMENT_MS = 3000;

/** Settled bursts kept in any case. */
const RECENT = 32;

/** With more bursts than this under way, a row makes only its own bursts be read again. */
const CROWD = 24;

const STATE_VERSION = 1;

interface OpenBurst {
  readonly burst: Burst;
  /** Last event given out under each key. */
  readonly given: Map<string, ActivityEvent>;
}

interface InterpreterState {
  readonly version: number;
  readonly mirror: MirrorState;
  readonly recent: readonly BurstState[];
  readonly open: readonly { readonly burst: BurstState; readonly given: readonly ActivityEvent[] }[];
}

const rulesOf = (cms: Cms, prefix: string, version: string, origin: string): CmsRules =>
  cms === 'wordpress' ? wordpressRules({ prefix, version, origin }) : prestashopRules({ origin });

/** The rows that the observer must read, at one moment of the stream, before it starts to push. */
export function snapshotNeeds(cms: Cms, prefix: string): SnapshotNeed[] {
  return rulesOf(cms, prefix, '', '').tables.map((spec) => ({
    table: `${prefix}${spec.table}`,
    columns: ['*'],
    where: spec.where ?? null,
  }));
}

class BurstInterpreter implements Interpreter {
  private readonly mirror: Mirror;
  private readonly rules: CmsRules;
  /** By subject, in the order of their last row. */
  private readonly open = new Map<string, OpenBurst>();
  /** Settled bursts that later or longer ones may still need, by subject, oldest first. */
  private readonly recent = new Map<string, Burst>();

  constructor(options: InterpreterOptions) {
    this.rules = rulesOf(options.cms, options.prefix, options.version, options.origin);
    this.mirror = new Mirror(options.prefix, this.rules.tables);
    this.mirror.load(options.snapshot);
  }

  push(tx: CommittedTransaction): ActivityEvent[] {
    const events = this.tick(tx.at);
    const touched = new Set<OpenBurst>();
    const flooded = floodOf(tx, (table) => this.rules.floodLimit?.(this.mirror.shortName(table)) ?? FLOOD);
    for (const change of tx.changes) {
      this.mirror.apply(change);
      const subjects = flooded.get(change) ?? this.rules.subjects(change, this.mirror);
      for (const subject of subjects) touched.add(this.add(subject, change, tx));
    }
    const again = touched.size === 0 ? [] : this.open.size <= CROWD ? this.open.values() : touched;
    for (const open of again) events.push(...this.refine(open, null));
    return events;
  }

  tick(now: number): ActivityEvent[] {
    const events: ActivityEvent[] = [];
    for (const [subject, open] of this.open) {
      if (now - open.burst.lastAt < QUIET_MS) break;
      // Read while it is still among the open ones: its neighbours must see it as before.
      events.push(...this.refine(open, open.burst.lastAt + QUIET_MS));
      this.open.delete(subject);
      this.recent.delete(subject);
      this.recent.set(subject, open.burst);
    }
    if (this.recent.size > RECENT) this.forget();
    return events;
  }

  serialise(): JsonValue {
    const open = [...this.open.values()].map(({ burst, given }) => ({
      burst: burst.serialise(),
      given: [...given.values()],
    }));
    const recent = [...this.recent.values()].map((burst) => burst.serialise());
    const state: InterpreterState = { version: STATE_VERSION, mirror: this.mirror.serialise(), open, recent };
    return JSON.parse(JSON.stringify(state)) as JsonValue;
  }

  restore(state: JsonValue): void {
    const { version, mirror, open, recent } = state as unknown as InterpreterState;
    if (version !== STATE_VERSION) throw new Error('The state is of another version of the interpreter');
    this.mirror.restore(mirror);
    this.open.clear();
    this.recent.clear();
    for (const burst of recent) this.recent.set(burst.subject, Burst.restore(burst));
    for (const { burst, given } of open) {
      this.open.set(burst.subject, {
        burst: Burst.restore(burst),
        given: new Map(given.map((event) => [event.key, event])),
      });
    }
  }

  private add(subject: string, change: RowChange, tx: CommittedTransaction): OpenBurst {
    const open = this.open.get(subject) ?? {
      burst: new Burst(subject, `${tx.position.file}:${tx.position.start}`, tx.at),
      given: new Map<string, ActivityEvent>(),
    };
    const table = this.mirror.shortName(change.table);
    const row = change.after ?? change.before ?? {};
    open.burst.add(table, this.mirror.keyOf(table, row) ?? '*', change, tx);
    this.open.delete(subject);
    this.open.set(subject, open);
    return open;
  }

  /** Lets go of settled bursts that no open one, nor a new one, can reach. */
  private forget(): void {
    let earliest = Number.POSITIVE_INFINITY;
    for (const { burst } of this.open.values()) earliest = Math.min(earliest, burst.firstAt);
    for (const [subject, burst] of this.recent) {
      if (burst.lastAt >= earliest - SAME_MOMENT_MS || this.recent.size <= RECENT) break;
      this.recent.delete(subject);
    }
  }

  private read(burst: Burst): Finding[] {
    const flood = floodFinding(burst);
    if (flood) return [flood];
    try {
      return this.readRules(burst);
    } catch {
      return [unreadableFinding(burst)];
    }
  }

  private readRules(burst: Burst): Finding[] {
    const near = (subject: string): Burst | null => {
      const other = this.open.get(subject)?.burst ?? this.recent.get(subject);
      return other !== undefined && other.lastAt >= burst.firstAt - SAME_MOMENT_MS ? other : null;
    };
    return this.rules.read(burst, this.mirror, {
      row: (subject, table, key) => near(subject)?.row(table, key) ?? null,
      rows: (subject, table) => near(subject)?.rows(table) ?? [],
    });
  }

  /** Events that are new, changed or gone since the burst was last read; all of them when it settles. */
  private refine({ burst, given }: OpenBurst, settledAt: number | null): ActivityEvent[] {
    const events: ActivityEvent[] = [];
    const found = new Set<string>();
    for (const finding of this.read(burst)) {
      const event = eventOf(burst, finding);
      const last = given.get(event.key);
      found.add(event.key);
      const next = { ...event, revision: (last?.revision ?? 0) + 1, settledAt, withdrawn: false };
      if (last && settledAt === null && sameButRevision(last, next)) continue;
      given.set(event.key, next);
      events.push(next);
    }
    for (const last of given.values()) {
      if (found.has(last.key) || last.withdrawn) continue;
      const next = { ...last, revision: last.revision + 1, settledAt, withdrawn: true };
      given.set(last.key, next);
      events.push(next);
    }
    return events.sort((a, b) => a.binlog.end - b.binlog.end);
  }
}

const sameButRevision = (a: ActivityEvent, b: ActivityEvent): boolean =>
  JSON.stringify({ ...a, revision: 0 }) === JSON.stringify({ ...b, revision: 0 });

/** Rows that no rule could make sense of (a table altered by hand): said as such, rather than lost or fatal. */
const unreadableFinding = (burst: Burst): Finding => ({
  slot: 'unreadable',
  verb: 'update',
  object: 'setting',
  objectId: burst.subject,
  name: burst.subject,
  rules: ['any.unreadable'],
  rows: burst.rows(),
  facts: { tables: [...new Set(burst.rows().map((row) => row.table))] },
});

/** An interpreter for one sandbox, from the snapshot on. */
export function createInterpreter(options: InterpreterOptions): Interpreter {
  return new BurstInterpreter(options);
}
