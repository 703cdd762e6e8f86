import type { Burst, NetRow } from '../../burst.js';
import type { Finding } from '../../finding.js';
import type { Cell, FieldChange } from '../../types.js';
import { referenced } from '../references.js';
import { amount, fieldChange, fieldChanges, inserted, isOn, removed, rowOf } from '../values.js';
import type { PrestashopWorld } from '../world.js';
import { aboutProduct, type ProductView } from './product-view.js';
import { changedSides, facts, turned } from './sides.js';
import { readSuppliers } from './suppliers.js';

/** By the number that is stored (Product::CUSTOMIZE_FILE, CUSTOMIZE_TEXTFIELD). */
const FIELD_TYPES = ['fichier', 'texte'];

/** Categories that a product was put into or taken out of; the main one. */
function readCategories(burst: Burst, view: ProductView, world: PrestashopWorld): Finding[] {
  const isGone = (id: Cell | undefined): boolean => world.isGone(`category:${id}`, 'category', id ?? null);
  const rows = turned(burst, 'category_product');
  // A deleted category leaves its products to its parent.
  if (rows.some((net) => isGone(rowOf(net).id_category)) || isGone(view.root?.before?.id_category_default)) return [];
  const [before, after] = [view.root?.before?.id_category_default, view.root?.after?.id_category_default];
  const moved = view.root?.before && view.root.after && before !== after ? view.root : null;
  if (rows.length === 0 && !moved) return [];
  const changed = changedSides(rows, (net) => world.category(rowOf(net).id_category ?? null));
  const changes: FieldChange[] = moved
    ? [{ field: 'id_category_default', before: world.category(before ?? null), after: world.category(after ?? null) }]
    : [];
  return [
    {
      ...aboutProduct(view),
      slot: 'categories',
      verb: 'assign',
      object: 'category',
      rules: ['ps.product.category'],
      rows: [...rows, ...(moved ? [moved] : [])],
      changes,
      facts: facts(changed, 'categories'),
    },
  ];
}

function readFeatures(burst: Burst, view: ProductView, world: PrestashopWorld): Finding[] {
  const rows = turned(burst, 'feature_product').filter(
    (net) => !world.isGone(`feature:${rowOf(net).id_feature}`, 'feature', rowOf(net).id_feature ?? null),
  );
  if (rows.length === 0) return [];
  const named = (net: NetRow): string => {
    const row = rowOf(net);
    const feature = world.text('feature_lang', 'id_feature', row.id_feature ?? null, 'name');
    return `${feature} : ${world.text('feature_value_lang', 'id_feature_value', row.id_feature_value ?? null, 'value')}`;
  };
  const told = facts(changedSides(rows, named), 'features');
  return [
    {
      ...aboutProduct(view),
      slot: 'features',
      verb: 'assign',
      object: 'feature',
      rules: ['ps.product.feature'],
      rows,
      facts: told,
    },
  ];
}

function readRelated(burst: Burst, view: ProductView, world: PrestashopWorld): Finding[] {
  const other = (net: NetRow): string => rowOf(net).id_product_2 as unknown as string;
  const rows = turned(burst, 'accessory').filter(
    (net) => !world.isGone(`product:${other(net)}`, 'product', other(net)),
  );
  if (rows.length === 0) return [];
  const told = facts(
    changedSides(rows, (net) => world.product(rowOf(net).id_product_2 ?? null)),
    'related',
  );
  return [
    {
      ...aboutProduct(view),
      slot: 'related',
      verb: 'assign',
      object: 'product',
      rules: ['ps.product.related'],
      rows,
      facts: told,
    },
  ];
}

function readPack(burst: Burst, view: ProductView, world: PrestashopWorld): Finding[] {
  const all = burst.rows('pack').filter((net) => net.before || net.after);
  const rows = all.filter((net) => inserted(net) || removed(net) || fieldChanges([net]).length > 0);
  if (rows.length === 0) return [];
  const named = (net: NetRow): string =>
    `${amount(rowOf(net).quantity)} × ${world.product(rowOf(net).id_product_item ?? null)}`;
  const untouched = all.length > rows.length || rows.some((net) => net.before);
  const verb = untouched ? 'update' : 'create';
  const told = facts(changedSides(rows, named), 'items');
  const changes = fieldChanges(rows);
  return [
    { ...aboutProduct(view), slot: 'pack', verb, object: 'pack', rules: ['ps.pack'], rows, changes, facts: told },
  ];
}

function readCustomization(burst: Burst, view: ProductView, world: PrestashopWorld): Finding[] {
  const fields = burst.rows('customization_field').filter((net) => net.before || net.after);
  const came = (net: NetRow): boolean => inserted(net) && !isOn(net.after?.is_deleted);
  const went = (net: NetRow): boolean =>
    removed(net) || (net.before !== null && isOn(net.after?.is_deleted) && !isOn(net.before.is_deleted));
  const name = (net: NetRow): string => {
    const row = rowOf(net);
    const label = world.text(
      'customization_field_lang',
      'id_customization_field',
      row.id_customization_field ?? null,
      'name',
      burst,
    );
    return `${label} (${FIELD_TYPES[amount(row.type)] ?? ''}${isOn(row.required) ? ', obligatoire' : ''})`;
  };
  const texts = burst.rows('customization_field_lang').filter(({ before, after }) => before && after);
  const changes = fieldChanges([...fields.filter((net) => !went(net)), ...texts]);
  const told = {
    ...facts({ added: fields.filter(came).map(name), removed: fields.filter(went).map(name) }, 'customization'),
  };
  if (changes.length === 0 && Object.keys(told).length === 0) return [];
  const rows = [...fields, ...texts];
  const about = aboutProduct(view);
  return [
    {
      ...about,
      slot: 'customization',
      verb: 'configure',
      object: 'product',
      rules: ['ps.product.customization'],
      rows,
      changes,
      facts: told,
    },
  ];
}

function readBrand(_burst: Burst, view: ProductView, world: PrestashopWorld): Finding[] {
  const { root } = view;
  if (!root?.before || !root.after || root.before.id_manufacturer === root.after.id_manufacturer) return [];
  const old = root.before.id_manufacturer ?? null;
  if (amount(old) > 0 && world.isGone(`brand:${old}`, 'manufacturer', old)) return [];
  const change = fieldChange('id_manufacturer', old, root.after.id_manufacturer);
  const changes = [referenced(change, world)];
  const about = aboutProduct(view);
  return [
    { ...about, slot: 'brand', verb: 'assign', object: 'brand', rules: ['ps.product.brand'], rows: [root], changes },
  ];
}

/** What a product was tied to: categories, features, other products, a pack's items, fields for the customer, a brand, suppliers. */
export function readLinks(burst: Burst, view: ProductView, world: PrestashopWorld): Finding[] {
  return [readCategories, readFeatures, readRelated, readPack, readCustomization, readBrand, readSuppliers].flatMap(
    (read) => read(burst, view, world),
  );
}
