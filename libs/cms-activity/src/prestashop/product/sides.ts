import type { Burst, NetRow } from '../../burst.js';
import type { JsonValue } from '../../types.js';
import { inserted, removed } from '../values.js';

/** Rows that came or went, net of those that were only written again. */
export const turned = (burst: Burst, table: string): NetRow[] =>
  burst.rows(table).filter((net) => inserted(net) || removed(net));

interface Sides {
  readonly added: string[];
  readonly removed: string[];
}

export function changedSides(rows: readonly NetRow[], name: (net: NetRow) => string): Sides {
  const names = (keep: typeof inserted): string[] => [...new Set(rows.filter(keep).map(name))];
  return { added: names(inserted), removed: names(removed) };
}

export const facts = ({ added, removed: taken }: Sides, of: string): Record<string, JsonValue> => ({
  ...(added.length > 0 && { [`${of}Added`]: added }),
  ...(taken.length > 0 && { [`${of}Removed`]: taken }),
});
