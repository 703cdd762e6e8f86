import { legacy, type ObjectSpec } from './object-spec.js';
import { namedIn } from './references.js';
import { amount, choice, decimal, shownAddress } from './values.js';

const REDUCTION_TYPES = ['amount', 'percentage'];

/** Code of the voucher that goes with a credit slip (OrderSlip). */
const VOUCHER = /^V\d+C\d+O\d+$/;

/** Objects of the catalogue and of the promotions. */
export const CATALOGUE_OBJECTS: readonly ObjectSpec[] = [
  {
    kind: 'category',
    table: 'category',
    id: 'id_category',
    lang: 'category_lang',
    name: 'name',
    children: { category_group: namedIn('id_group') },
    object: 'category',
    rule: 'ps.category',
    ruleOf: { id_parent: 'ps.tree' },
    silent: ['id_type_redirected', 'redirect_type'],
    show: { id_parent: (id, world) => world.category(id) },
    childExplained: (row, world) => {
      const group = row.id_group ?? null;
      return world.isNew(`group:${group}`, 'group', group) || world.isGone(`group:${group}`, 'group', group);
    },
    onOff: { column: 'active', on: 'publish', off: 'unpublish' },
    link: (id) => `/sell/catalog/categories/${id}/edit`,
    publicPath: (id) => `/index.php?controller=category&id_category=${id}`,
    tell: (row, world) => ({ parent: world.category(row.id_parent ?? null) }),
    explained: (row, world, burst) =>
      !burst.row('category', String(row.id_category))?.before &&
      amount(row.id_parent) > 0 &&
      world.isGone(`category:${row.id_parent}`, 'category', row.id_parent ?? null),
    ordered: true,
  },
  {
    kind: 'attribute-group',
    table: 'attribute_group',
    id: 'id_attribute_group',
    lang: 'attribute_group_lang',
    name: 'name',
    object: 'attribute',
    rule: 'ps.attribute',
    facts: ['group_type'],
    link: (id) => `/sell/catalog/attribute-groups/${id}/edit`,
    ordered: true,
  },
  {
    kind: 'attribute',
    table: 'attribute',
    id: 'id_attribute',
    lang: 'attribute_lang',
    name: 'name',
    object: 'attribute',
    rule: 'ps.attribute',
    link: () => '/sell/catalog/attribute-groups/',
    ordered: true,
    tell: (row, world) => ({
      attribute: world.text('attribute_group_lang', 'id_attribute_group', row.id_attribute_group ?? null, 'name'),
    }),
    explained: (row, world) =>
      world.isGone(`attribute-group:${row.id_attribute_group}`, 'attribute_group', row.id_attribute_group ?? null),
  },
  {
    kind: 'feature',
    table: 'feature',
    id: 'id_feature',
    lang: 'feature_lang',
    name: 'name',
    object: 'feature',
    rule: 'ps.feature',
    link: (id) => `/sell/catalog/features/${id}/edit`,
    ordered: true,
  },
  {
    kind: 'feature-value',
    table: 'feature_value',
    id: 'id_feature_value',
    lang: 'feature_value_lang',
    name: 'value',
    object: 'feature',
    rule: 'ps.feature',
    tell: (row, world) => ({ feature: world.text('feature_lang', 'id_feature', row.id_feature ?? null, 'name') }),
    // A value typed on a product's own page is part of that product.
    explained: (row, world) =>
      amount(row.custom) !== 0 || world.isGone(`feature:${row.id_feature}`, 'feature', row.id_feature ?? null),
  },
  {
    kind: 'brand',
    table: 'manufacturer',
    id: 'id_manufacturer',
    lang: 'manufacturer_lang',
    name: 'name',
    children: { address: shownAddress },
    object: 'brand',
    rule: 'ps.brand',
    onOff: { column: 'active', on: 'activate', off: 'deactivate' },
    link: (id) => `/sell/catalog/brands/${id}/edit`,
    publicPath: (id) => `/index.php?controller=manufacturer&id_manufacturer=${id}`,
  },
  {
    kind: 'supplier',
    table: 'supplier',
    id: 'id_supplier',
    lang: 'supplier_lang',
    name: 'name',
    children: { address: shownAddress },
    object: 'supplier',
    rule: 'ps.supplier',
    onOff: { column: 'active', on: 'activate', off: 'deactivate' },
    link: (id) => `/sell/catalog/suppliers/${id}/edit`,
  },
  {
    kind: 'attachment',
    table: 'attachment',
    id: 'id_attachment',
    lang: 'attachment_lang',
    name: 'name',
    object: 'attachment',
    rule: 'ps.attachment',
    facts: ['file_name'],
    link: (id) => `/sell/catalog/attachments/${id}/edit`,
  },
  {
    kind: 'catalog-rule',
    table: 'specific_price_rule',
    id: 'id_specific_price_rule',
    name: 'name',
    object: 'catalog_rule',
    rule: 'ps.promotion.catalog',
    facts: ['reduction', 'from_quantity', 'from', 'to'],
    link: (id) => `/sell/catalog/catalog-price-rules/${id}/edit`,
    tell: (row) => ({ reductionType: choice(row.reduction_type, REDUCTION_TYPES) }),
  },
  {
    kind: 'cart-rule',
    table: 'cart_rule',
    id: 'id_cart_rule',
    lang: 'cart_rule_lang',
    name: 'name',
    children: { cart_rule_product_rule_group: (row) => `au moins ${decimal(row.quantity)}` },
    object: 'cart_rule',
    rule: 'ps.promotion.cart',
    silent: ['id_cart_rule_type', 'quantity_used'],
    onOff: { column: 'active', on: 'activate', off: 'deactivate' },
    facts: ['code', 'reduction_percent', 'reduction_amount', 'free_shipping', 'minimum_amount', 'date_from', 'date_to'],
    link: (id) => legacy('AdminCartRules', `id_cart_rule=${id}&updatecart_rule`),
    // A discount given on one order, a credit voucher, or what goes with a deleted customer.
    explained: (row, world, burst) =>
      burst.rows('order_cart_rule').length > 0 ||
      VOUCHER.test(String(row.code ?? '')) ||
      world.isGone(`customer:${row.id_customer}`, 'customer', row.id_customer ?? null),
  },
];
