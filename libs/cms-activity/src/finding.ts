import type { Burst, NetRow } from './burst.js';
import { spanned } from './burst.js';
import { labelsOf } from './functionality/functionality-table.js';
import type { ActivityEvent, FieldChange, JsonValue, Verb } from './types.js';

/** What a rule reads out of a burst; the interpreter turns it into an event and follows its refinements. */
export interface Finding {
  /** Tells the findings of one burst apart: `main`, `terms:category`, `widget:block-7`. */
  readonly slot: string;
  readonly verb: Verb;
  readonly object: string;
  readonly objectId: string;
  readonly name: string;
  readonly rules: readonly string[];
  /** The rows that say so; at least one. */
  readonly rows: readonly NetRow[];
  readonly changes?: readonly FieldChange[];
  readonly facts?: Readonly<Record<string, JsonValue>>;
  readonly link?: string | null;
  readonly publicPath?: string | null;
  readonly actorHint?: string | null;
}

/** The event of a finding, before its revision and its settling are known. */
export function eventOf(burst: Burst, finding: Finding): Omit<ActivityEvent, 'revision' | 'settledAt' | 'withdrawn'> {
  const rows = finding.rows.length > 0 ? finding.rows : burst.rows();
  const rules = [...new Set(finding.rules)];
  const { labels, sessions } = labelsOf(rules);
  return {
    key: `${burst.subject}@${burst.origin}/${finding.slot}`,
    at: Math.min(...rows.map((row) => row.firstAt)),
    verb: finding.verb,
    object: finding.object,
    objectId: finding.objectId,
    name: finding.name,
    rules,
    functionality: labels,
    session: sessions,
    changes: finding.changes ?? [],
    facts: finding.facts ?? {},
    link: finding.link ?? null,
    publicPath: finding.publicPath ?? null,
    actorHint: finding.actorHint ?? null,
    binlog: rows.map((row) => row.binlog).reduce(spanned),
  };
}
