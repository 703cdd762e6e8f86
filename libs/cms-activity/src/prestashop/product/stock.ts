import type { Burst, NetRow } from '../../burst.js';
import type { Finding } from '../../finding.js';
import type { Cell, FieldChange } from '../../types.js';
import { amount, choice, rowOf } from '../values.js';
import type { PrestashopWorld } from '../world.js';
import { toldCombinations } from './combinations.js';
import { aboutProduct, type ProductView } from './product-view.js';

const WHEN_OUT = ['deny', 'allow', 'default'];

/** Quantities set by an employee. What orders, returns and the opening of the stock page write is not told. */
export function readStock(burst: Burst, view: ProductView, world: PrestashopWorld): Finding[] {
  if (view.isOrdered) return [];
  const told = toldCombinations(burst, world);
  const rows = burst.rows('stock_available').filter(({ before, after }) => before && after);
  const moved = (net: NetRow): boolean => amount(net.before?.quantity) !== amount(net.after?.quantity);
  const combinations = rows.filter((net) => amount(rowOf(net).id_product_attribute) > 0 && moved(net));
  const single = rows.filter((net) => amount(rowOf(net).id_product_attribute) === 0);
  // A product's own row is the sum of its combinations'.
  const sums = told.size > 0 || combinations.length > 0;
  const speaking = [
    ...combinations.filter((net) => !told.has(String(rowOf(net).id_product_attribute))),
    ...(sums ? [] : single.filter(moved)),
  ];
  const changes: FieldChange[] = speaking.map((net): FieldChange => {
    const values = world.combination(rowOf(net).id_product_attribute ?? null);
    const field = values === '' ? 'quantity' : `quantity (${values})`;
    return { field, before: amount(net.before?.quantity), after: amount(net.after?.quantity) };
  });
  const policy = single.find((net) => net.before?.out_of_stock !== net.after?.out_of_stock);
  if (policy) {
    const word = (value: Cell | undefined): string => choice(amount(value) + 1, WHEN_OUT);
    changes.push({
      field: 'out_of_stock',
      before: word(policy.before?.out_of_stock),
      after: word(policy.after?.out_of_stock),
    });
  }
  const place = single.find((net) => (net.before?.location ?? '') !== (net.after?.location ?? ''));
  if (place)
    changes.push({ field: 'location', before: place.before?.location ?? null, after: place.after?.location ?? null });
  if (changes.length === 0) return [];
  const movement = burst.rows('stock_mvt').find((net) => net.after)?.after;
  return [
    {
      ...aboutProduct(view),
      slot: 'stock',
      verb: 'update',
      object: 'stock',
      rules: ['ps.stock'],
      rows: [...speaking, ...(policy ? [policy] : []), ...(place ? [place] : [])],
      changes,
      actorHint: world.employee(movement?.id_employee),
    },
  ];
}
