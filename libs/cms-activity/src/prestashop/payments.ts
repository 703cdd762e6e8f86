import type { Burst, NetRow } from '../burst.js';
import type { Finding } from '../finding.js';
import { moduleLabel } from './module-names.js';
import { namedIn, rowChange } from './references.js';
import { inserted, isOn, removed, rowOf } from './values.js';
import type { PrestashopWorld } from './world.js';

/** Of each table of restrictions, the field that tells it and the column of what is restricted. */
const FIELDS: Readonly<Record<string, readonly [field: string, column: string]>> = {
  module_carrier: ['carriers', 'id_reference'],
  module_country: ['countries', 'id_country'],
  module_currency: ['currencies', 'id_currency'],
  module_group: ['groups', 'id_group'],
};

/** Whether a restriction only follows from a module, a carrier or a group that came or went. */
function follows(net: NetRow, world: PrestashopWorld): boolean {
  const row = rowOf(net);
  const module = world.mirror.get('module', row.id_module ?? null);
  if (!module || world.isNew(`module:${module.name}`, 'module', row.id_module ?? null)) return true;
  if (net.table === 'module_carrier') {
    const versions = world.mirror.where('carrier', 'id_reference', row.id_reference ?? null);
    if (!versions.some((carrier) => !isOn(carrier.deleted))) return true;
    return versions.some((carrier) => world.isNew('carriers', 'carrier', carrier.id_carrier ?? null));
  }
  if (net.table !== 'module_group') return false;
  const group = row.id_group ?? null;
  return world.isNew(`group:${group}`, 'group', group) || world.mirror.get('group', group) === null;
}

/** Which countries, currencies, groups and carriers may use a means of payment. */
export function readPayments(burst: Burst, world: PrestashopWorld): Finding[] {
  const rows = burst.rows().filter((net) => (inserted(net) || removed(net)) && !follows(net, world));
  if (rows.length === 0) return [];
  const modules = [...new Set(rows.map((net) => world.moduleName(rowOf(net).id_module ?? null)))];
  const changes = rows.slice(0, 40).map((net) => {
    const [field, column] = FIELDS[net.table] ?? [net.table, ''];
    return { ...rowChange(net, namedIn(column), world), field };
  });
  return [
    {
      slot: 'main',
      verb: 'configure',
      object: 'module',
      objectId: 'payments',
      name: modules.map(moduleLabel).join(', '),
      rules: ['ps.payment'],
      rows,
      changes,
      facts: { modules, keys: ['payment-preferences'] },
      link: '/improve/payment/preferences',
    },
  ];
}
