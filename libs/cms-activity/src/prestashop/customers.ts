import type { Burst } from '../burst.js';
import type { Finding } from '../finding.js';
import { readable } from '../plain-text.js';
import type { Cell } from '../types.js';
import { inPath } from './object-spec.js';
import { rowChange } from './references.js';
import { fieldChanges, inserted, isOn, removed, rowOf, shownAddress } from './values.js';
import { type PrestashopWorld, personName } from './world.js';

/** Groups that every customer belongs to from the start. */
const usualGroups = (world: PrestashopWorld): Set<string> =>
  new Set(['PS_UNIDENTIFIED_GROUP', 'PS_GUEST_GROUP', 'PS_CUSTOMER_GROUP'].map((name) => world.setting(name)));

/** A customer put into a group or taken out of it. */
function readGroups(burst: Burst, id: string, name: string, world: PrestashopWorld): Finding[] {
  const stays = (group: Cell | undefined): boolean => !world.isGone(`group:${group}`, 'group', group ?? null);
  const rows = burst
    .rows('customer_group')
    .filter((net) => (inserted(net) || removed(net)) && stays(rowOf(net).id_group));
  const groups = (keep: typeof inserted): string[] =>
    rows.filter(keep).map((net) => world.group(rowOf(net).id_group ?? null));
  const account = burst.row('customer', id);
  const byDefault = [account?.before?.id_default_group, account?.after?.id_default_group].map((g) => g ?? null);
  const turned = account?.before && account.after && byDefault[0] !== byDefault[1] && stays(byDefault[0]);
  if (rows.length === 0 && !turned) return [];
  const [added, taken] = [groups(inserted), groups(removed)];
  const [old, now] = byDefault.map((group) => world.group(group));
  return [
    {
      slot: 'groups',
      verb: 'assign',
      object: 'customer_group',
      objectId: id,
      name: added[0] ?? (turned ? now : undefined) ?? taken[0] ?? '',
      rules: ['ps.group'],
      rows: [...rows, ...(turned ? [account] : [])],
      changes: turned ? [{ field: 'id_default_group', before: old ?? '', after: now ?? '' }] : [],
      facts: { customer: name, added, removed: taken },
      link: `/sell/customers/${inPath(id)}/edit`,
    },
  ];
}

/** A customer created, edited, switched, deleted, or given an address. */
export function readCustomer(burst: Burst, id: string, world: PrestashopWorld): Finding[] {
  const net = burst.row('customer', id);
  const row = net ? rowOf(net) : world.mirror.get('customer', id);
  if (!row || (net && !net.before && !net.after)) return [];
  const name = personName(row);
  const base = {
    slot: 'main',
    object: 'customer',
    objectId: id,
    name,
    rules: ['ps.customer'],
    rows: burst.rows(),
    facts: { email: readable(row.email) },
    link: `/sell/customers/${inPath(id)}/view`,
  };
  if (net && (removed(net) || (net.after && isOn(net.after.deleted) && !isOn(net.before?.deleted))))
    return [{ ...base, verb: 'delete', rules: ['ps.customer', 'ps.delete'], link: null }];
  if (net && inserted(net)) {
    const usual = usualGroups(world);
    const groups = burst.rows('customer_group').flatMap(({ after }) => (after ? [String(after.id_group)] : []));
    const others = groups.filter((group) => !usual.has(group)).map((group) => world.group(group));
    return [
      {
        ...base,
        verb: 'create',
        rules: ['ps.customer', 'ps.create'],
        facts: { ...base.facts, ...(others.length > 0 && { groups: others }) },
      },
    ];
  }
  const addresses = burst.rows('address').filter((one) => inserted(one) || removed(one));
  const changes = [
    ...fieldChanges(burst.rows().filter((one) => one.table !== 'customer_group')).filter(
      (change) => change.field !== 'id_default_group',
    ),
    ...addresses.map((one) => rowChange(one, shownAddress, world)),
  ];
  const [only] = changes;
  const switched = changes.length === 1 && only?.field === 'active';
  const verb = switched ? (isOn(row.active) ? 'activate' : 'deactivate') : 'update';
  const rows = burst.rows().filter((one) => one.table !== 'customer_group');
  return [
    ...(changes.length > 0 ? [{ ...base, verb, rows, changes } as const] : []),
    ...readGroups(burst, id, name, world),
  ];
}
