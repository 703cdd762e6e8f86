import type { Burst } from '../burst.js';
import type { Finding } from '../finding.js';
import { moduleLabel } from './module-names.js';
import { inserted, isVain } from './values.js';
import type { PrestashopWorld } from './world.js';

const squeezed = (text: string): string =>
  text
    .toLowerCase()
    .replace(/^ps_/, '')
    .replace(/[^a-z0-9]/g, '');

/** One honest line for rows of a module that no rule knows. */
export function readOtherTable(burst: Burst, table: string, world: PrestashopWorld): Finding[] {
  const rows = burst.rows().filter((net) => !isVain(net));
  if (rows.length === 0) return [];
  const modules = world.mirror.all('module');
  const flat = squeezed(table);
  const owner = modules
    .map((row) => ({ name: String(row.name ?? ''), id: row.id_module ?? null }))
    .filter(({ name }) => squeezed(name).length > 3 && flat.startsWith(squeezed(name)))
    .sort((a, b) => b.name.length - a.name.length)[0];
  // A module being installed fills its tables by itself.
  if (owner && world.isNew(`module:${owner.name}`, 'module', owner.id)) return [];
  if (!owner && rows.every(inserted) && rows.length > 50) return [];
  const name = owner ? moduleLabel(owner.name) : table;
  return [
    {
      slot: 'main',
      verb: 'configure',
      object: 'module',
      objectId: owner?.name ?? table,
      name,
      rules: ['ps.module.other'],
      rows,
      facts: { table, rowCount: rows.length, ...(owner && { module: owner.name }) },
    },
  ];
}
