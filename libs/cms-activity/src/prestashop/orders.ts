import type { Burst, NetRow } from '../burst.js';
import type { Finding } from '../finding.js';
import { readable } from '../plain-text.js';
import type { FieldChange, JsonValue, Row } from '../types.js';
import { inPath } from './object-spec.js';
import type { OrderView } from './order-view.js';
import { readRefunds } from './refunds.js';
import { amount, decimal, fieldChange, inserted, removed, rowOf, sameValue } from './values.js';
import type { PrestashopWorld } from './world.js';

const ORDER_COLUMNS = [
  'payment',
  'id_carrier',
  'id_address_delivery',
  'id_address_invoice',
  'note',
  'gift_message',
  'id_currency',
];

function viewOf(row: Row, id: string, world: PrestashopWorld): OrderView {
  const customer = world.customer(row.id_customer ?? null);
  const reference = readable(row.reference);
  const facts: Record<string, JsonValue> = {
    reference,
    customer,
    payment: readable(row.payment),
    total: amount(row.total_paid),
  };
  return {
    id,
    row,
    customer,
    base: {
      object: 'order',
      objectId: id,
      name: customer === '' ? reference : `${reference} · ${customer}`,
      facts,
      link: `/sell/orders/${inPath(id)}/view`,
    },
  };
}

const stateName = (state: unknown, world: PrestashopWorld): string =>
  world.text('order_state_lang', 'id_order_state', String(state), 'name');

function productsOf(rows: readonly NetRow[]): string[] {
  return rows.map((net) => `${amount(rowOf(net).product_quantity)} × ${readable(rowOf(net).product_name)}`);
}

/** The order given another state; two states in a row are told as one step from the first to the last. */
function readState(burst: Burst, view: OrderView, net: NetRow | null, world: PrestashopWorld): Finding[] {
  const steps = burst.rows('order_history').filter(inserted);
  const [before, after] = [net?.before?.current_state, net?.after?.current_state];
  if (!net?.before || steps.length === 0 || before === after) return [];
  const state = stateName(after, world);
  const actor = world.employee(steps[steps.length - 1]?.after?.id_employee);
  return [
    {
      ...view.base,
      slot: 'state',
      verb: 'update',
      object: 'order_status',
      rules: ['ps.order.status'],
      rows: [net, ...steps],
      changes: [{ field: 'current_state', before: stateName(before, world), after: state }],
      facts: { ...view.base.facts, state },
      actorHint: actor,
    },
  ];
}

/** Payments, products, discounts, address, tracking number: what an employee changes in an order. */
function readChanges(burst: Burst, view: OrderView, net: NetRow | null, stateChanged: boolean): Finding[] {
  const slips = burst.rows('order_slip').length > 0;
  const changes: FieldChange[] = [];
  const rows: NetRow[] = [];
  const rules = new Set<string>();
  const note = (rule: string, change: FieldChange, row: NetRow): void => {
    rules.add(rule);
    changes.push(change);
    rows.push(row);
  };
  for (const row of burst.rows('order_payment').filter(inserted)) {
    // A state that says « paid » records the payment by itself.
    if (stateChanged) continue;
    const text = `${decimal(row.after?.amount)} · ${readable(row.after?.payment_method)}`;
    note('ps.order.payment', { field: 'order_payment', before: null, after: text }, row);
  }
  for (const row of burst.rows('order_detail')) {
    const quantity = [row.before?.product_quantity, row.after?.product_quantity];
    const price = [row.before?.unit_price_tax_incl, row.after?.unit_price_tax_incl];
    if (slips || (!inserted(row) && !removed(row) && sameValue(...two(quantity)) && sameValue(...two(price)))) continue;
    const [line] = productsOf([row]);
    const said = inserted(row) ? [null, line] : removed(row) ? [line, null] : [amount(quantity[0]), line];
    note('ps.order.edit', { field: 'order_detail', before: said[0] ?? null, after: said[1] ?? null }, row);
  }
  for (const row of burst.rows('order_cart_rule').filter((one) => inserted(one) || removed(one))) {
    const text = `${readable(rowOf(row).name)} · ${decimal(rowOf(row).value)}`;
    note('ps.order.discount', { field: 'order_cart_rule', before: row.before && text, after: row.after && text }, row);
  }
  for (const row of burst.rows('order_carrier')) {
    for (const column of ['tracking_number', 'id_carrier']) {
      if (row.before && row.after && !sameValue(row.before[column], row.after[column]))
        note('ps.order.edit', fieldChange(column, row.before[column], row.after[column]), row);
    }
  }
  for (const column of ORDER_COLUMNS) {
    if (net?.before && net.after && !sameValue(net.before[column], net.after[column]))
      note('ps.order.edit', fieldChange(column, net.before[column], net.after[column]), net);
  }
  if (changes.length === 0) return [];
  const all = net ? [...rows, net] : rows;
  return [{ ...view.base, slot: 'main', verb: 'update', rules: ['ps.order', ...rules], rows: all, changes }];
}

const two = <T>(pair: readonly T[]): [T | undefined, T | undefined] => [pair[0], pair[1]];

/** An order made, changed, moved to another state, paid back or returned. */
export function readOrder(burst: Burst, id: string, world: PrestashopWorld): Finding[] {
  const net = burst.row('orders', id);
  const row = net ? rowOf(net) : world.mirror.get('orders', id);
  if (!row || (net && !net.before && !net.after)) return [];
  const view = viewOf(row, id, world);
  if (net && removed(net))
    return [{ ...view.base, slot: 'main', verb: 'delete', rules: ['ps.order'], rows: [net], link: null }];
  if (net && inserted(net)) {
    const products = productsOf(burst.rows('order_detail'));
    const employee = burst.rows('order_history').find((one) => amount(one.after?.id_employee) > 0)?.after?.id_employee;
    const facts = { ...view.base.facts, products, fromBackOffice: employee !== undefined };
    const rows = burst.rows();
    const actorHint = world.employee(employee);
    return [
      { ...view.base, slot: 'main', verb: 'create', rules: ['ps.order.create', 'ps.create'], rows, facts, actorHint },
    ];
  }
  const state = readState(burst, view, net, world);
  return [...state, ...readChanges(burst, view, net, state.length > 0), ...readRefunds(burst, view, world)];
}
