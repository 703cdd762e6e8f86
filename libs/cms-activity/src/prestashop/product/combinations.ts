import type { Burst, NetRow } from '../../burst.js';
import type { Finding } from '../../finding.js';
import type { Cell, FieldChange, JsonValue } from '../../types.js';
import { amount, changedColumns, fieldChange, inserted, isOn, removed, rowOf, SILENT } from '../values.js';
import { type PrestashopWorld, withTax } from '../world.js';
import { aboutProduct, type ProductView } from './product-view.js';

const SILENT_COMBINATION = new Set([
  ...SILENT,
  'default_on',
  'available_date',
  'quantity',
  'low_stock_alert',
  'ecotax',
]);

/** Stock rows of combinations that the burst changed, by combination. */
function quantities(burst: Burst): Map<string, NetRow> {
  const rows = burst
    .rows('stock_available')
    .filter((net) => amount(rowOf(net).id_product_attribute) > 0 && rowOf(net).quantity !== undefined);
  return new Map(rows.map((net) => [String(rowOf(net).id_product_attribute), net]));
}

/** A deleted value, or attribute, takes the combinations that have it along. */
function ofGoneValue(net: NetRow, world: PrestashopWorld): boolean {
  const links = world.siblings.rows(`combination:${rowOf(net).id_product_attribute}`, 'product_attribute_combination');
  return links.some(({ before }) =>
    world.isGone(`attribute:${before?.id_attribute}`, 'attribute', before?.id_attribute ?? null),
  );
}

/** A combination's values, even when it has just been deleted. */
function combinationName(id: Cell, world: PrestashopWorld): string {
  const stored = world.combination(id);
  if (stored !== '') return stored;
  // PrestaShop forgets the combination before its values.
  return world.siblings
    .rows(`combination:${id}`, 'product_attribute_combination')
    .map((net) => world.text('attribute_lang', 'id_attribute', rowOf(net).id_attribute ?? null, 'name'))
    .filter((name) => name !== '')
    .join(', ');
}

function described(net: NetRow, burst: Burst, rate: number, world: PrestashopWorld): Record<string, JsonValue> {
  const row = rowOf(net);
  const id = row.id_product_attribute ?? null;
  const impact = amount(row.price);
  const quantity = quantities(burst).get(String(id))?.after?.quantity;
  return {
    values: combinationName(id, world),
    impactExclTax: Math.round(impact * 100) / 100,
    impactInclTax: withTax(impact, rate),
    ...(quantity !== undefined && { quantity: amount(quantity) }),
    isDefault: isOn(row.default_on),
  };
}

/** The combination shown first: told only when another one becomes it. */
function newDefault(nets: readonly NetRow[]): NetRow | null {
  const left = nets.some((net) => isOn(net.before?.default_on) && net.after && !isOn(net.after.default_on));
  return (
    (left && nets.find((net) => net.before && !isOn(net.before.default_on) && isOn(net.after?.default_on))) || null
  );
}

function changesOf(net: NetRow, world: PrestashopWorld): FieldChange[] {
  const { before, after } = net;
  if (!before || !after) return [];
  const values = combinationName(after.id_product_attribute ?? null, world);
  return changedColumns(net, SILENT_COMBINATION).map((column) => {
    const change = fieldChange(column, before[column], after[column]);
    return values === '' ? change : { ...change, field: `${column} (${values})` };
  });
}

/** Combinations generated, edited, deleted; the one shown first. */
export function readCombinations(burst: Burst, view: ProductView, world: PrestashopWorld): Finding[] {
  const nets = burst.rows('product_attribute').filter((net) => net.before || net.after);
  const rate = world.taxRate(view.row.id_tax_rules_group);
  const list = (rows: readonly NetRow[]): JsonValue[] =>
    rows.slice(0, 60).map((net) => described(net, burst, rate, world));
  const base = { ...aboutProduct(view), object: 'combination' };
  const [made, gone] = [nets.filter(inserted), nets.filter((net) => removed(net) && !ofGoneValue(net, world))];
  const findings: Finding[] = [];
  if (made.length > 0) {
    const facts = { combinations: list(made), count: made.length };
    const priced = made.some((net) => amount(net.after?.price) !== 0) ? ['ps.combination.impact'] : [];
    findings.push({
      ...base,
      slot: 'combinations:new',
      verb: 'create',
      rules: ['ps.combination', ...priced],
      rows: made,
      facts,
    });
  }
  if (gone.length > 0) {
    const facts = { combinations: list(gone), count: gone.length };
    findings.push({ ...base, slot: 'combinations:gone', verb: 'delete', rules: ['ps.combination'], rows: gone, facts });
  }
  // Those left behind get a new default by themselves.
  const chosen = made.length + gone.length > 0 ? null : newDefault(nets);
  const edited = nets.filter((net) => changesOf(net, world).length > 0 || net === chosen);
  findings.push(...readCombinationImages(burst, view, world));
  if (edited.length === 0) return findings;
  const stock = edited.flatMap((net) => quantityChange(net, burst, world));
  const taxed = edited.flatMap((net) => taxedImpact(net, rate, world));
  const changes = [...edited.flatMap((net) => changesOf(net, world)), ...taxed, ...stock];
  if (chosen)
    changes.push({
      field: 'default_on',
      before: null,
      after: combinationName(chosen.after?.id_product_attribute ?? null, world),
    });
  const impact = changes.some(({ field }) => field.startsWith('price') || field.startsWith('unit_price'));
  const rules = [
    'ps.combination',
    ...(impact ? ['ps.combination.impact'] : []),
    ...(stock.length > 0 ? ['ps.stock'] : []),
  ];
  const facts = { combinations: list(edited) };
  findings.push({ ...base, slot: 'combinations', verb: 'update', rules, rows: edited, changes, facts });
  return findings;
}

/** Images chosen for combinations that were there before and stay. */
function readCombinationImages(burst: Burst, view: ProductView, world: PrestashopWorld): Finding[] {
  const stays = (net: NetRow): boolean => {
    const { id_image: image, id_product_attribute: id } = rowOf(net);
    const own = burst.row('product_attribute', String(id));
    return !(own && (inserted(own) || removed(own))) && burst.row('image', String(image))?.after !== null;
  };
  const rows = burst.rows('product_attribute_image').filter((net) => (inserted(net) || removed(net)) && stays(net));
  if (rows.length === 0) return [];
  const changes = rows.map((net) => ({
    field: `image (${combinationName(rowOf(net).id_product_attribute ?? null, world)})`,
    before: net.before && String(net.before.id_image),
    after: net.after && String(net.after.id_image),
  }));
  const base = { ...aboutProduct(view), object: 'combination', slot: 'combinations:images', verb: 'update' as const };
  return [{ ...base, rules: ['ps.combination', 'ps.image'], rows, changes }];
}

/** The impact on the price with tax, beside the one that is stored. */
function taxedImpact(net: NetRow, rate: number, world: PrestashopWorld): FieldChange[] {
  const [before, after] = [amount(net.before?.price), amount(net.after?.price)];
  if (!net.before || !net.after || before === after) return [];
  const field = `priceInclTax (${combinationName(net.after.id_product_attribute ?? null, world)})`;
  return [{ field, before: withTax(before, rate), after: withTax(after, rate) }];
}

function quantityChange(net: NetRow, burst: Burst, world: PrestashopWorld): FieldChange[] {
  const id = rowOf(net).id_product_attribute ?? null;
  const stock = quantities(burst).get(String(id));
  if (!stock?.before || !stock.after || amount(stock.before.quantity) === amount(stock.after.quantity)) return [];
  const field = `quantity (${combinationName(id, world)})`;
  return [{ field, before: amount(stock.before.quantity), after: amount(stock.after.quantity) }];
}

/** Combinations whose own event already tells their stock. */
export function toldCombinations(burst: Burst, world: PrestashopWorld): Set<string> {
  const nets = burst.rows('product_attribute');
  return new Set(
    nets
      .filter((net) => inserted(net) || removed(net) || changesOf(net, world).length > 0)
      .map((net) => String(rowOf(net).id_product_attribute)),
  );
}
