import type { Finding } from '../finding.js';
import type { FieldChange, JsonValue } from '../types.js';
import { decimal } from './values.js';

/** Facts that are what was set, in the order in which a person would read them. */
const SET = `parent attribute feature reference priceExclTax priceInclTax quantity online reductionType reduction
  reduction_percent reduction_amount free_shipping minimum_amount code fromQuantity from_quantity from to date_from date_to
  group groups customer combination itemsAdded itemsRemoved categoriesAdded categoriesRemoved featuresAdded featuresRemoved
  relatedAdded relatedRemoved customizationAdded customizationRemoved combinations products payment total kind amount
  restocked question text product grade profile given taken aliases pages delay zones prices category passed`.split(
  /\s+/,
);

function shown(value: JsonValue): JsonValue {
  if (!Array.isArray(value)) return value;
  return value.map((item: JsonValue) => {
    if (typeof item !== 'object' || item === null || Array.isArray(item)) return item;
    const { values, impactExclTax, impactInclTax, quantity } = item as Record<string, string | number | undefined>;
    const price = impactExclTax === 0 ? '' : ` : ${signed(impactExclTax)} HT, ${signed(impactInclTax)} TTC`;
    return `${values ?? ''}${price}${quantity === undefined ? '' : `, stock ${quantity}`}`;
  });
}

const signed = (value: string | number | undefined): string => `${Number(value) > 0 ? '+' : ''}${decimal(value)}`;

/** Each field once: a second language or line of the same field gets a number. */
function unique(changes: readonly FieldChange[]): FieldChange[] {
  const seen = new Map<string, number>();
  return changes.map((change) => {
    const count = (seen.get(change.field) ?? 0) + 1;
    seen.set(change.field, count);
    return count === 1 ? change : { ...change, field: `${change.field} (${count})` };
  });
}

/** Facts that no other change tells, even where there are some. */
const BESIDE = /(?:Added|Removed)$/;

const isNothing = (field: string, value: JsonValue | undefined): boolean =>
  value === undefined ||
  value === null ||
  value === '' ||
  (value === 0 && field !== 'quantity') ||
  (Array.isArray(value) && value.length === 0);

/** The finding with what was set among its changes: a new promotion is read by its reduction and its dates. */
export function withShownFacts(finding: Finding): Finding {
  const { changes = [], facts = {}, verb } = finding;
  if (verb === 'delete') return finding;
  const set = SET.filter((field) => changes.length === 0 || BESIDE.test(field)).flatMap((field): FieldChange[] => {
    const value = facts[field];
    return isNothing(field, value) ? [] : [{ field, before: null, after: shown(value ?? null) }];
  });
  return { ...finding, changes: unique([...changes, ...set]) };
}
