import { FLOOD } from '../flood.js';
import type { Mirror } from '../mirror.js';
import type { Cell, Row, RowChange } from '../types.js';
import { CATALOGUE_OBJECTS } from './catalogue-objects.js';
import { isSilentSetting, isSilentTable } from './noise.js';
import type { ObjectSpec } from './object-spec.js';
import { settingGroup } from './setting-groups.js';
import { SHOP_OBJECTS } from './shop-objects.js';

export const OBJECTS: readonly ObjectSpec[] = [...CATALOGUE_OBJECTS, ...SHOP_OBJECTS];

type SubjectsOf = (row: Row, change: RowChange, mirror: Mirror) => readonly string[];

/** Whether an update moves the row in its list and does nothing else. */
function onlyMoves({ before, after }: RowChange): boolean {
  if (!before || !after || before.position === after.position) return false;
  return Object.keys(after).every(
    (column) =>
      column === 'position' || column === 'date_upd' || column === 'level_depth' || after[column] === before[column],
  );
}

const LIST_OF: Readonly<Record<string, string>> = {
  attribute: 'id_attribute_group',
  category: 'id_parent',
  cms: 'id_cms_category',
  cms_category: 'id_parent',
  image: 'id_product',
  link_block: 'id_hook',
};
const list = (table: string, row: Row): string =>
  `positions:${table}:${String(row[table === 'category_product' ? 'id_category' : (LIST_OF[table] ?? '')] ?? '')}`;

/** Its own subject, and its list's: a list that gained or lost an item was not reordered by hand. */
function listed(table: string, own: (row: Row) => readonly string[]): SubjectsOf {
  return (row, change) =>
    onlyMoves(change) ? [list(table, row)] : change.op === 'update' ? own(row) : [...own(row), list(table, row)];
}

const by =
  (kind: string, column: string): SubjectsOf =>
  (row) => [`${kind}:${String(row[column] ?? '')}`];

const ofProduct = by('product', 'id_product');

/** The product of a row that knows it only through another. */
const through =
  (table: string, column: string, owner: string, kind: string): SubjectsOf =>
  (row, _change, mirror) => {
    const id = mirror.get(table, row[column] ?? null)?.[owner];
    return id === undefined || id === null ? [] : [`${kind}:${id}`];
  };

/** An order moves the stock of its products: their bursts must know why. */
const ofOrder: SubjectsOf = (row, change, mirror) => {
  const own = `order:${row.id_order}`;
  if (change.before && change.before.current_state === change.after?.current_state) return [own];
  const details = mirror.where('order_detail', 'id_order', row.id_order ?? null);
  return [own, ...new Set(details.map((detail) => `product:${detail.product_id}`))];
};

const ofPayment: SubjectsOf = (row, _change, mirror) =>
  mirror.where('orders', 'reference', row.order_reference ?? null).map((order) => `order:${order.id_order}`);

const ofModule: SubjectsOf = (row, { op }) => [`module:${row.name}`, ...(op === 'update' ? [] : ['hooks'])];

const ofModuleShop: SubjectsOf = (row, _change, mirror) => {
  const name = mirror.get('module', row.id_module ?? null)?.name;
  return name ? [`module:${name}`] : [];
};

function ofSetting(name: Cell | undefined, mirror: Mirror): readonly string[] {
  const text = String(name ?? '');
  return isSilentSetting(text) ? [] : [`setting:${settingGroup(text, mirror)}`];
}

const always =
  (...subjects: readonly string[]): SubjectsOf =>
  () =>
    subjects;

/** A deleted carrier's place is taken by those behind it: its list must know. */
const ofCarrier: SubjectsOf = (row, change) => {
  if (onlyMoves(change)) return [list('carrier', row)];
  const stays = change.op === 'update' && change.before?.deleted === change.after?.deleted;
  return stays ? ['carriers'] : ['carriers', list('carrier', row)];
};

const ADDRESS_OWNERS = [
  ['customer', 'id_customer'],
  ['brand', 'id_manufacturer'],
  ['supplier', 'id_supplier'],
] as const;

const TABLES: Readonly<Record<string, SubjectsOf>> = {
  ...Object.fromEntries(OBJECTS.flatMap(tablesOfObject)),
  product: ofProduct,
  product_shop: ofProduct,
  product_lang: ofProduct,
  product_attribute: ofProduct,
  product_attribute_combination: by('combination', 'id_product_attribute'),
  stock_available: ofProduct,
  stock_mvt: through('stock_available', 'id_stock', 'id_product', 'product'),
  specific_price: ofProduct,
  feature_product: ofProduct,
  accessory: by('product', 'id_product_1'),
  pack: by('product', 'id_product_pack'),
  customization_field: ofProduct,
  customization_field_lang: through('customization_field', 'id_customization_field', 'id_product', 'product'),
  product_attachment: ofProduct,
  product_attribute_image: through('product_attribute', 'id_product_attribute', 'id_product', 'product'),
  product_carrier: ofProduct,
  product_download: ofProduct,
  product_supplier: ofProduct,
  product_tag: ofProduct,
  category_product: listed('category_product', (row) => [`product:${row.id_product}`]),
  image: listed('image', (row) => [`product:${row.id_product}`]),
  image_lang: through('image', 'id_image', 'id_product', 'product'),
  product_comment: by('comment', 'id_product_comment'),
  customer: by('customer', 'id_customer'),
  customer_group: by('customer', 'id_customer'),
  address: (row) =>
    ADDRESS_OWNERS.flatMap(([kind, column]) => (Number(row[column]) > 0 ? [`${kind}:${row[column]}`] : [])),
  customer_thread: by('thread', 'id_customer_thread'),
  customer_message: by('thread', 'id_customer_thread'),
  alias: by('alias', 'search'),
  orders: ofOrder,
  order_history: by('order', 'id_order'),
  order_detail: (row) => [`order:${row.id_order}`, `product:${row.product_id}`],
  order_cart_rule: (row) => [`order:${row.id_order}`, `cart-rule:${row.id_cart_rule}`],
  order_carrier: by('order', 'id_order'),
  order_payment: ofPayment,
  order_slip: by('order', 'id_order'),
  order_slip_detail: through('order_slip', 'id_order_slip', 'id_order', 'order'),
  order_return: by('order', 'id_order'),
  order_return_detail: through('order_return', 'id_order_return', 'id_order', 'order'),
  module: ofModule,
  module_shop: ofModuleShop,
  hook_module: always('hooks'),
  module_carrier: always('payments'),
  module_country: always('payments'),
  module_currency: always('payments'),
  module_group: always('payments'),
  access: by('permissions', 'id_profile'),
  carrier: ofCarrier,
  authorization_role: always('roles'),
  configuration: (row, _change, mirror) => ofSetting(row.name, mirror),
  configuration_lang: (row, _change, mirror) =>
    ofSetting(mirror.get('configuration', row.id_configuration ?? null)?.name, mirror),
  ...Object.fromEntries(
    [
      'carrier_lang',
      'carrier_group',
      'carrier_zone',
      'carrier_tax_rules_group_shop',
      'delivery',
      'range_price',
      'range_weight',
    ].map((table) => [table, always('carriers')]),
  ),
};

function tablesOfObject(spec: ObjectSpec): [string, SubjectsOf][] {
  const own = (row: Row): readonly string[] => [`${spec.kind}:${row[spec.id]}`];
  const others = [...(spec.lang ? [spec.lang] : []), ...Object.keys(spec.children ?? {})];
  return [
    [spec.table, spec.ordered ? listed(spec.table, own) : own],
    ...others.map((table): [string, SubjectsOf] => [table, own]),
  ];
}

/** Tables of which one save may write hundreds of rows: places in lists, indexes, restrictions, rights. */
const REWRITTEN = new Set(
  `module_carrier module_country module_currency module_group access category category_group category_product
  stock_available product product_shop product_attribute specific_price carrier_group delivery hook_module`.split(
    /\s+/,
  ),
);

/** How many rows of a table at once are no longer one save: an index that no rule reads may be of any size. */
export const floodLimit = (table: string): number =>
  TABLES[table] === undefined && isSilentTable(table) ? Number.POSITIVE_INFINITY : REWRITTEN.has(table) ? 2000 : FLOOD;

/** The subjects of a PrestaShop row; none for what PrestaShop writes by itself. Asked after the mirror has taken the row. */
export function prestashopSubjects(change: RowChange, mirror: Mirror): readonly string[] {
  const row = change.after ?? change.before;
  if (!row) return [];
  const table = mirror.shortName(change.table);
  const known = TABLES[table];
  if (known) return known(row, change, mirror);
  return isSilentTable(table) ? [] : [`table:${table}`];
}
