import type { Burst } from '../burst.js';
import type { Finding } from '../finding.js';
import { excerpt, readable } from '../plain-text.js';
import type { JsonValue } from '../types.js';
import { inPath } from './object-spec.js';
import { amount, choice, inserted, isOn, removed, rowOf } from './values.js';
import type { PrestashopWorld } from './world.js';

const STATUSES = ['open', 'closed', 'pending1', 'pending2'];

/** A customer's message, its answer, the state of their exchange. */
export function readThread(burst: Burst, id: string, world: PrestashopWorld): Finding[] {
  const net = burst.row('customer_thread', id);
  const thread = net ? rowOf(net) : world.mirror.get('customer_thread', id);
  if (!thread || (net && !net.before && !net.after)) return [];
  const customer = thread.id_customer ?? null;
  if (amount(customer) > 0 && world.isGone(`customer:${customer}`, 'customer', customer)) return [];
  const messages = burst.rows('customer_message').filter(inserted);
  const last = messages[messages.length - 1]?.after;
  const order = String(world.mirror.get('orders', thread.id_order ?? null)?.reference ?? '');
  const facts: Record<string, JsonValue> = { email: readable(thread.email), ...(order !== '' && { order }) };
  const base = {
    slot: 'main',
    object: 'customer_message',
    objectId: id,
    name: world.customer(customer) || readable(thread.email),
    rules: ['ps.message'],
    rows: burst.rows(),
    link: `/sell/customer-service/customer-threads/${inPath(id)}/view`,
  };
  if (net && removed(net)) return [{ ...base, verb: 'delete', facts, link: null }];
  if (last) {
    const byEmployee = amount(last.id_employee) > 0;
    const answers = byEmployee && !(net && inserted(net)) && !isOn(last.private);
    const told = {
      ...facts,
      text: excerpt(readable(last.message), 600),
      fromEmployee: byEmployee,
      private: isOn(last.private),
    };
    const actorHint = byEmployee ? world.employee(last.id_employee) : null;
    return [{ ...base, verb: answers ? 'reply' : 'create', facts: told, actorHint }];
  }
  const [before, after] = [choice(net?.before?.status, STATUSES), choice(net?.after?.status, STATUSES)];
  if (!net?.before || before === after) return [];
  return [{ ...base, verb: 'update', facts, changes: [{ field: 'status', before, after }] }];
}

/** A customer's opinion of a product: given, approved, taken away. */
export function readComment(burst: Burst, id: string, world: PrestashopWorld): Finding[] {
  const net = burst.row('product_comment', id);
  if (!net || (!net.before && !net.after)) return [];
  const row = rowOf(net);
  const base = {
    slot: 'main',
    object: 'customer_message',
    objectId: id,
    name: readable(row.title),
    rules: ['ps.comment', 'ps.module.comments'],
    rows: [net],
    facts: {
      product: world.product(row.id_product ?? null),
      grade: amount(row.grade),
      text: excerpt(readable(row.content), 600),
    },
    link: '/index.php?controller=AdminModules&configure=productcomments',
  };
  if (inserted(net)) return [{ ...base, verb: 'create' }];
  if (removed(net) || (isOn(net.after?.deleted) && !isOn(net.before?.deleted))) return [{ ...base, verb: 'delete' }];
  const valid = isOn(net.after?.validate);
  return valid === isOn(net.before?.validate) ? [] : [{ ...base, verb: valid ? 'approve' : 'update' }];
}
