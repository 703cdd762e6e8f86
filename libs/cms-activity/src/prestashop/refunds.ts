import type { Burst, NetRow } from '../burst.js';
import type { Finding } from '../finding.js';
import { excerpt, readable } from '../plain-text.js';
import type { JsonValue } from '../types.js';
import { inPath } from './object-spec.js';
import type { OrderView } from './order-view.js';
import { amount, inserted, rowOf } from './values.js';
import type { PrestashopWorld } from './world.js';

/** Whether a credit slip pays back everything: each line's quantity, in this slip and those before. */
function isTotal(view: OrderView, world: PrestashopWorld): boolean {
  const details = world.mirror.where('order_detail', 'id_order', view.id);
  const back = (row: Readonly<Record<string, unknown>>): number =>
    Number(row.product_quantity_refunded ?? 0) + Number(row.product_quantity_return ?? 0);
  return details.length > 0 && details.every((row) => back(row) >= amount(row.product_quantity));
}

function readSlip(net: NetRow, burst: Burst, view: OrderView, world: PrestashopWorld): Finding {
  const row = rowOf(net);
  const total = isTotal(view, world);
  const facts: Record<string, JsonValue> = {
    ...view.base.facts,
    kind: total ? 'total' : 'partial',
    amount: Math.round((amount(row.total_products_tax_incl) + amount(row.total_shipping_tax_incl)) * 100) / 100,
    shipping: amount(row.total_shipping_tax_incl),
    restocked: burst
      .rows('order_detail')
      .some(
        ({ before, after }) => amount(after?.product_quantity_reinjected) > amount(before?.product_quantity_reinjected),
      ),
  };
  return {
    ...view.base,
    slot: `slip:${net.key}`,
    verb: 'create',
    object: 'refund',
    rules: ['ps.refund', total ? 'ps.refund.total' : 'ps.refund.partial'],
    rows: [net, ...burst.rows('order_slip_detail'), ...burst.rows('order_detail')],
    facts,
  };
}

function readReturn(net: NetRow, burst: Burst, view: OrderView, world: PrestashopWorld): Finding[] {
  const row = rowOf(net);
  const state = (value: unknown): string =>
    world.text('order_return_state_lang', 'id_order_return_state', String(value), 'name');
  const base = {
    ...view.base,
    slot: `return:${net.key}`,
    object: 'refund',
    rules: ['ps.return'],
    rows: [net, ...burst.rows('order_return_detail')],
    link: `/sell/customer-service/merchandise-returns/${inPath(net.key)}/edit`,
    facts: { ...view.base.facts, question: excerpt(readable(row.question), 400), state: state(row.state) },
  };
  if (inserted(net)) return [{ ...base, verb: 'create' }];
  if (!net.after) return [{ ...base, verb: 'delete', link: null }];
  if (net.before?.state === net.after.state) return [];
  const changes = [{ field: 'state', before: state(net.before?.state), after: state(net.after.state) }];
  return [{ ...base, verb: 'update', changes }];
}

/** Credit slips and returned goods of an order. */
export function readRefunds(burst: Burst, view: OrderView, world: PrestashopWorld): Finding[] {
  const slips = burst
    .rows('order_slip')
    .filter(inserted)
    .map((net) => readSlip(net, burst, view, world));
  return [...slips, ...burst.rows('order_return').flatMap((net) => readReturn(net, burst, view, world))];
}
