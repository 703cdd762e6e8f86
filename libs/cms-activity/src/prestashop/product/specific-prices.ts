import type { Burst, NetRow } from '../../burst.js';
import type { Finding } from '../../finding.js';
import type { JsonValue } from '../../types.js';
import { referenced } from '../references.js';
import { amount, choice, fieldChanges, inserted, removed, rowOf, SILENT, shownValue } from '../values.js';
import type { PrestashopWorld } from '../world.js';
import { aboutProduct, type ProductView } from './product-view.js';

const TYPES = ['amount', 'percentage'];

function factsOf(net: NetRow, world: PrestashopWorld): Record<string, JsonValue> {
  const row = rowOf(net);
  const type = choice(row.reduction_type, TYPES);
  const reduction = amount(row.reduction);
  const price = amount(row.price);
  const facts: Record<string, JsonValue> = {
    reductionType: type,
    reduction: type === 'percentage' ? Math.round(reduction * 10_000) / 100 : reduction,
    reductionWithTax: amount(row.reduction_tax) === 1,
    fromQuantity: amount(row.from_quantity),
    from: shownValue(row.from),
    to: shownValue(row.to),
  };
  if (price >= 0) facts.fixedPriceExclTax = price;
  const group = amount(row.id_group) > 0 ? world.group(row.id_group ?? null) : '';
  const customer = amount(row.id_customer) > 0 ? world.customer(row.id_customer ?? null) : '';
  const combination = amount(row.id_product_attribute) > 0 ? world.combination(row.id_product_attribute ?? null) : '';
  if (group !== '') facts.group = group;
  if (customer !== '') facts.customer = customer;
  if (combination !== '') facts.combination = combination;
  return facts;
}

/** Prices of its own for a product; those that a catalogue rule or an order makes are not told. */
export function readSpecificPrices(burst: Burst, view: ProductView, world: PrestashopWorld): Finding[] {
  const rows = burst
    .rows('specific_price')
    .filter((net) => amount(rowOf(net).id_specific_price_rule) === 0 && amount(rowOf(net).id_cart) === 0);
  return rows.flatMap((net): Finding[] => {
    const base = {
      ...aboutProduct(view),
      slot: `price:${net.key}`,
      object: 'specific_price',
      rules: ['ps.promotion.specific'],
      rows: [net],
      facts: factsOf(net, world),
    };
    if (inserted(net)) return [{ ...base, verb: 'create' }];
    if (removed(net)) return [{ ...base, verb: 'delete' }];
    const changes = fieldChanges([net], SILENT).map((change) => referenced(change, world));
    return changes.length === 0 ? [] : [{ ...base, verb: 'update', changes }];
  });
}
