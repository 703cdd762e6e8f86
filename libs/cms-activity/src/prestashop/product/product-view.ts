import type { Burst, NetRow } from '../../burst.js';
import type { Row } from '../../types.js';
import { inPath } from '../object-spec.js';
import { isOn, rowOf } from '../values.js';
import type { PrestashopWorld } from '../world.js';

/** A product in a burst: what it was, what it is, and what explains side effects. */
export interface ProductView {
  readonly id: string;
  readonly name: string;
  readonly row: Row;
  readonly root: NetRow | null;
  /** Named for the first time: PrestaShop makes a nameless draft as soon as the page « new product » is opened. */
  readonly isBorn: boolean;
  readonly isGone: boolean;
  /** An order of the same moment moved its stock. */
  readonly isOrdered: boolean;
  readonly link: string | null;
}

/** Whether any language had a name before the burst. */
function wasNamed(burst: Burst, id: string, world: PrestashopWorld): boolean {
  const nets = burst.rows('product_lang');
  const touched = new Set(nets.map((net) => net.key));
  const untouched = world.mirror
    .where('product_lang', 'id_product', id)
    .filter((row) => !touched.has(world.mirror.keyOf('product_lang', row) ?? ''));
  return [...untouched, ...nets.flatMap((net) => (net.before ? [net.before] : []))].some(
    (row) => (row.name ?? '') !== '',
  );
}

/** Null for a draft that has no name yet, or that came and went within the burst. */
export function viewProduct(burst: Burst, id: string, world: PrestashopWorld): ProductView | null {
  const root = burst.row('product', id);
  const row = root ? rowOf(root) : world.mirror.get('product', id);
  if (!row || (root && !root.before && !root.after)) return null;
  const name = world.product(id, burst);
  if (name === '') return null;
  const isGone = root !== null && root.after === null;
  const draftBefore = root?.before?.state !== undefined && !isOn(root.before.state) && isOn(root.after?.state);
  const isBorn = !isGone && (root?.before === null || draftBefore || !wasNamed(burst, id, world));
  if (!isGone && row.state !== undefined && !isOn(row.state)) return null;
  return {
    id,
    name,
    row,
    root,
    isBorn,
    isGone,
    isOrdered: burst.rows('orders').length + burst.rows('order_detail').length > 0 || returned(burst),
    link: isGone ? null : `/sell/catalog/products/${inPath(id)}/edit`,
  };
}

const returned = (burst: Burst): boolean => burst.rows('stock_mvt').some((net) => isOn(rowOf(net).id_order));

/** What every finding of a product bears. */
export const aboutProduct = (view: ProductView): { objectId: string; name: string; link: string | null } => ({
  objectId: view.id,
  name: view.name,
  link: view.link,
});
