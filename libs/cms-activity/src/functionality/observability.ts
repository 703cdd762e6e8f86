import { PRESTASHOP_RULE_NEEDS } from '../prestashop/rule-needs.js';
import type { Cms } from '../types.js';
import { WORDPRESS_RULE_NEEDS } from '../wordpress/rule-needs.js';
import type { Functionality } from './functionality.js';
import { FUNCTIONALITIES } from './functionality-table.js';

/** Whether a line of annexe VI-3 can be seen on one installed CMS. */
export interface Observability {
  readonly functionality: Functionality;
  /** `no-rule`: see the functionality's reason. `not-observable`: this version's schema lacks what the rules read. */
  readonly state: 'observed' | 'no-rule' | 'not-observable';
  /** `table` or `table.column` that is missing, for `not-observable`. */
  readonly missing: readonly string[];
}

type Needs = Readonly<Record<string, readonly string[]>>;

const RULE_NEEDS: Readonly<Record<string, Needs>> = { ...WORDPRESS_RULE_NEEDS, ...PRESTASHOP_RULE_NEEDS };

function needsOf(rule: string): Needs {
  const parts = rule.split('.');
  for (let length = parts.length; length > 0; length--) {
    const needs = RULE_NEEDS[parts.slice(0, length).join('.')];
    if (needs) return needs;
  }
  return {};
}

function missing(needs: Needs, prefix: string, columns: Readonly<Record<string, readonly string[]>>): string[] {
  return Object.entries(needs).flatMap(([table, wanted]) => {
    const present = columns[prefix + table];
    if (!present) return [prefix + table];
    return wanted.filter((column) => !present.includes(column)).map((column) => `${prefix}${table}.${column}`);
  });
}

/**
 * What can be observed on an installed CMS.
 * @param columns column names by table, prefix included, as the server has them
 */
export function observability(
  cms: Cms,
  prefix: string,
  columns: Readonly<Record<string, readonly string[]>>,
): Observability[] {
  return FUNCTIONALITIES.filter((line) => line.cms === cms).map((functionality) => {
    if (functionality.rules === null) return { functionality, state: 'no-rule', missing: [] };
    const lacking = functionality.rules.map((rule) => missing(needsOf(rule), prefix, columns));
    const seen = lacking.some((list) => list.length === 0);
    return {
      functionality,
      state: seen ? 'observed' : 'not-observable',
      missing: seen ? [] : [...new Set(lacking.flat())],
    };
  });
}
