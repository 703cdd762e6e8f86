import type { NetRow } from '../burst.js';
import { readable } from '../plain-text.js';
import type { Cell, FieldChange, Row } from '../types.js';
import type { PrestashopWorld } from './world.js';

type Naming = (id: Cell, world: PrestashopWorld) => string;

const category: Naming = (id, world) => world.category(id);
const customer: Naming = (id, world) => world.customer(id);
const group: Naming = (id, world) => world.group(id);
const product: Naming = (id, world) => world.product(id);
const country: Naming = (id, world) => world.text('country_lang', 'id_country', id, 'name');
const currency: Naming = (id, world) => readable(world.mirror.get('currency', id)?.iso_code);
const carrier: Naming = (reference, world) => {
  const versions = world.mirror.where('carrier', 'id_reference', reference);
  return world.carrierName(versions.at(-1));
};
const inColumn =
  (table: string, column: string): Naming =>
  (id, world) =>
    readable(world.mirror.get(table, id)?.[column]);
const inLanguages =
  (table: string, id: string, column: string): Naming =>
  (value, world) =>
    world.text(table, id, value, column);

/** Columns and settings that hold the number of something that has a name. */
const NAMINGS: ReadonlyMap<string, Naming> = new Map<string, Naming>([
  ['id_attachment', inLanguages('attachment_lang', 'id_attachment', 'name')],
  ['id_attribute_group', inLanguages('attribute_group_lang', 'id_attribute_group', 'name')],
  ['id_carrier_reference', carrier],
  ['id_cms', inLanguages('cms_lang', 'id_cms', 'meta_title')],
  ['id_cms_category', inLanguages('cms_category_lang', 'id_cms_category', 'name')],
  ['id_country', country],
  ['id_currency', currency],
  ['id_customer', customer],
  ['id_feature', inLanguages('feature_lang', 'id_feature', 'name')],
  ['id_group', group],
  ['id_hook', inColumn('hook', 'name')],
  ['id_lang', inColumn('lang', 'name')],
  ['id_manufacturer', inColumn('manufacturer', 'name')],
  ['id_product', product],
  ['id_profile', inLanguages('profile_lang', 'id_profile', 'name')],
  ['id_reference', carrier],
  ['id_supplier', inColumn('supplier', 'name')],
  ['id_tax_rules_group', inColumn('tax_rules_group', 'name')],
  ['id_zone', inColumn('zone', 'name')],
  ['gift_product', product],
  ['minimum_amount_currency', currency],
  ['reduction_currency', currency],
  ['reduction_product', product],
  ['HOME_FEATURED_CAT', category],
  ['PS_CARRIER_DEFAULT', (id, world) => world.carrierName(world.mirror.get('carrier', id))],
  ['PS_CONDITIONS_CMS_ID', inLanguages('cms_lang', 'id_cms', 'meta_title')],
  ['PS_COUNTRY_DEFAULT', country],
  ['PS_CURRENCY_DEFAULT', currency],
  ['PS_LANG_DEFAULT', inColumn('lang', 'name')],
]);

/** Name of what a column refers to; null for none; the number itself where nothing known has it, or a code like -1. */
export function named(column: string, id: Cell | undefined, world: PrestashopWorld): string | null {
  const value = id ?? null;
  if (Number(value) === 0) return null;
  return NAMINGS.get(column)?.(value, world) || String(value);
}

/** What a row of another table says of its owner. */
export type RowText = (row: Row, world: PrestashopWorld) => string | null;

/** What a table of pairs ties its owner to, by name: `product_carrier`, `category_group`. */
export const namedIn =
  (column: string): RowText =>
  (row, world) =>
    named(column, row[column], world);

/** A row that came or went, by what it says; by its key when it says nothing. */
export function rowChange(net: NetRow, text: RowText, world: PrestashopWorld): FieldChange {
  const said = (row: Row | null): string | null => row && (text(row, world) || net.key);
  return { field: net.table, before: said(net.before), after: said(net.after) };
}

/** The change with names instead of numbers, where its field holds such a number; two of one name keep their numbers. */
export function referenced(change: FieldChange, world: PrestashopWorld): FieldChange {
  const { field } = change;
  if (!NAMINGS.has(field)) return change;
  const [before, after] = [change.before, change.after].map((value) => named(field, asCell(value), world));
  return before === after ? change : { field, before: before ?? null, after: after ?? null };
}

const asCell = (value: FieldChange['before']): Cell => (typeof value === 'object' ? null : value);
