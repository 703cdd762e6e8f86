import type { Burst } from '../../burst.js';
import type { Finding } from '../../finding.js';
import type { Cell } from '../../types.js';
import { named, referenced } from '../references.js';
import { amount, fieldChange, rowOf } from '../values.js';
import type { PrestashopWorld } from '../world.js';
import { aboutProduct, type ProductView } from './product-view.js';
import { changedSides, facts, turned } from './sides.js';

/** Suppliers of a product, whatever its combinations; the one it is ordered from. */
export function readSuppliers(burst: Burst, view: ProductView, world: PrestashopWorld): Finding[] {
  const { root } = view;
  const rows = turned(burst, 'product_supplier').filter((net) => amount(rowOf(net).id_product_attribute) === 0);
  const isGone = (id: Cell): boolean => world.isGone(`supplier:${id}`, 'supplier', id);
  const main = [root?.before?.id_supplier, root?.after?.id_supplier].map((id) => id ?? null);
  const turnedTo = root?.before && root.after && amount(main[0]) !== amount(main[1]) ? root : null;
  if (rows.length === 0 && !turnedTo) return [];
  if ([...rows.map((net) => rowOf(net).id_supplier ?? null), ...main].some(isGone)) return [];
  const changed = changedSides(rows, (net) => named('id_supplier', rowOf(net).id_supplier, world) ?? '');
  const changes = turnedTo ? [referenced(fieldChange('id_supplier', main[0], main[1]), world)] : [];
  return [
    {
      ...aboutProduct(view),
      slot: 'supplier',
      verb: 'assign',
      object: 'supplier',
      rules: ['ps.product.supplier'],
      rows: [...rows, ...(turnedTo ? [turnedTo] : [])],
      changes,
      facts: facts(changed, 'suppliers'),
    },
  ];
}
