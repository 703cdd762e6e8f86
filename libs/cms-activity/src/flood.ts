import type { Burst } from './burst.js';
import type { Finding } from './finding.js';
import type { CommittedTransaction, RowChange } from './types.js';

/** A transaction with more rows of one table than this is one act of a tool, not so many acts of a person. */
export const FLOOD = 200;

const FLOOD_SUBJECT = 'flood';

/**
 * Row changes of a flood, each with the one subject that stands for them all.
 * @param limitOf more rows of the table than this in one transaction are a flood
 */
export function floodOf(
  tx: CommittedTransaction,
  limitOf: (table: string) => number = () => FLOOD,
): ReadonlyMap<RowChange, readonly string[]> {
  const flooded = new Map<RowChange, readonly string[]>();
  if (tx.changes.length <= FLOOD) return flooded;
  const groups = new Map<string, RowChange[]>();
  for (const change of tx.changes) {
    const group = `${FLOOD_SUBJECT} ${change.op} ${change.table}`;
    const rows = groups.get(group);
    if (rows) rows.push(change);
    else groups.set(group, [change]);
  }
  for (const [group, changes] of groups) {
    if (changes.length <= limitOf(changes[0]?.table ?? '')) continue;
    // The count travels in the subject: keeping the rows would keep the whole flood in memory.
    const [first] = changes;
    const subject = [`${group} ${changes.length}`];
    for (const change of changes) flooded.set(change, change === first ? subject : []);
  }
  return flooded;
}

/** The one finding of a flood's burst; null for any other burst. */
export function floodFinding(burst: Burst): Finding | null {
  const [mark, op, table, count] = burst.subject.split(' ');
  if (mark !== FLOOD_SUBJECT || !op || !table) return null;
  return {
    slot: 'main',
    verb: op === 'insert' ? 'create' : op === 'delete' ? 'delete' : 'update',
    object: 'setting',
    objectId: table,
    name: table,
    rules: ['any.bulk'],
    rows: burst.rows(),
    facts: { rowCount: Number(count), table, bulk: true },
  };
}
