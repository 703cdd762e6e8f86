import type { Burst } from '../../burst.js';
import type { Finding } from '../../finding.js';
import { readable } from '../../plain-text.js';
import type { FieldChange, JsonValue } from '../../types.js';
import { namedIn, type RowText, referenced, rowChange } from '../references.js';
import { textFacts } from '../text-facts.js';
import { amount, choice, fieldChanges, inserted, isOn, removed, rowOf, SILENT } from '../values.js';
import { ofTables, type PrestashopWorld, withTax } from '../world.js';
import { readCombinations } from './combinations.js';
import { readImages } from './images.js';
import { readLinks } from './links.js';
import { aboutProduct, type ProductView, viewProduct } from './product-view.js';
import { turned } from './sides.js';
import { readSpecificPrices } from './specific-prices.js';
import { readStock } from './stock.js';

const TYPES = ['standard', 'pack', 'virtual', 'combinations', ''];
const VISIBILITIES = ['both', 'catalog', 'search', 'none'];

/** Columns told by other rules, or that only follow from what they tell. */
const ELSEWHERE = new Set([
  ...SILENT,
  ...`active id_manufacturer id_category_default customizable text_fields uploadable_files state quantity
  id_shop_default id_shop advanced_stock_management unity unit_price_ratio low_stock_alert available_date out_of_stock
  pack_stock_type is_virtual quantity_discount id_supplier location`.split(/\s+/),
]);

const SEO = new Set(['meta_title', 'meta_description', 'meta_keywords', 'link_rewrite']);

function priceFacts(view: ProductView, world: PrestashopWorld): Record<string, JsonValue> {
  const price = amount(view.row.price);
  const rate = world.taxRate(view.row.id_tax_rules_group);
  return { priceExclTax: Math.round(price * 100) / 100, priceInclTax: withTax(price, rate), taxRate: rate };
}

function tagChanges(burst: Burst, world: PrestashopWorld): FieldChange[] {
  const rows = burst.rows('product_tag').filter((net) => inserted(net) || removed(net));
  if (rows.length === 0) return [];
  const tag = (id: unknown): string => readable(world.mirror.get('tag', String(id))?.name) || String(id);
  const names = (keep: typeof inserted): string[] => [
    ...new Set(rows.filter(keep).map((net) => tag(rowOf(net).id_tag))),
  ];
  return [{ field: 'tags', before: names(removed), after: names(inserted) }];
}

const CHOICES: Readonly<Record<string, readonly string[]>> = { visibility: VISIBILITIES, product_type: TYPES };

/** A change in words where what is stored is an ENUM or a number that refers to something. */
function shown(change: FieldChange, { root, row }: ProductView, world: PrestashopWorld): FieldChange {
  const { field } = change;
  const words = CHOICES[field];
  if (!words) return referenced(change, world);
  return { field, before: choice(root?.before?.[field], words), after: choice(row[field], words) };
}

/** What a product is sold with, by name. */
const SOLD_WITH: Readonly<Record<string, RowText>> = {
  product_attachment: namedIn('id_attachment'),
  product_download: (row) => readable(row.display_filename) || readable(row.filename),
  product_carrier: namedIn('id_carrier_reference'),
};

/** What is written on the product's own page: texts, price, reference, delivery, visibility, SEO, tags, files. */
function readPage(burst: Burst, view: ProductView, world: PrestashopWorld): Finding[] {
  const rows = ofTables(burst, 'product', 'product_shop', 'product_lang');
  const ties = Object.entries(SOLD_WITH).flatMap(([table, text]) =>
    turned(burst, table).map((net) => ({ net, change: rowChange(net, text, world) })),
  );
  const changes = [
    ...fieldChanges(rows, ELSEWHERE).map((change) => shown(change, view, world)),
    ...tagChanges(burst, world),
    ...ties.map(({ change }) => change),
  ].filter(({ before, after }) => before !== after);
  if (changes.length === 0) return [];
  const about = aboutProduct(view);
  const base = {
    ...about,
    slot: 'main',
    verb: 'update' as const,
    rows: [...rows, ...ties.map(({ net }) => net), ...burst.rows('product_tag')],
    changes,
  };
  const seo = changes.filter(({ field }) => SEO.has(field));
  if (seo.length === changes.length) return [{ ...base, object: 'seo', rules: ['ps.seo'], facts: { of: 'product' } }];
  const text = textFacts(burst.rows('product_lang'), world.home);
  const rules = ['ps.product', ...text.rules, ...(seo.length > 0 ? ['ps.seo'] : [])];
  if (changes.some(({ field }) => field === 'tags')) rules.push('ps.tags');
  const priced = changes.some(({ field }) => field === 'price' || field === 'id_tax_rules_group');
  const facts = { ...text.facts, ...(priced && priceFacts(view, world)) };
  return [{ ...base, object: 'product', rules: priced ? [...rules, 'ps.price'] : rules, facts }];
}

/** The product put online or taken off. */
function readOnline(view: ProductView): Finding[] {
  const { root } = view;
  if (!root?.before || !root.after || isOn(root.before.active) === isOn(root.after.active)) return [];
  const on = isOn(root.after.active);
  const verb = on ? 'publish' : 'unpublish';
  return [
    {
      ...aboutProduct(view),
      slot: 'online',
      verb,
      object: 'product',
      rules: ['ps.product.online', 'ps.publish'],
      rows: [root],
    },
  ];
}

/** A new product is one act, whatever was filled in before its first save. */
function readBirth(burst: Burst, view: ProductView, world: PrestashopWorld): Finding[] {
  const parts = readParts(burst, view, world);
  const packed = burst.rows('pack').some((net) => net.after) || choice(view.row.product_type, TYPES) === 'pack';
  const stock = burst.rows('stock_available').find((net) => amount(net.after?.id_product_attribute) === 0)?.after;
  const text = textFacts(burst.rows('product_lang'), world.home);
  const facts: Record<string, JsonValue> = {
    reference: readable(view.row.reference),
    ...priceFacts(view, world),
    online: isOn(view.row.active),
    quantity: amount(stock?.quantity),
    ...text.facts,
  };
  for (const part of parts) Object.assign(facts, part.facts);
  const rules = [
    'ps.product.create',
    'ps.create',
    ...(packed ? ['ps.pack'] : []),
    ...text.rules,
    ...parts.flatMap((part) => part.rules),
  ];
  const online = isOn(view.row.active) ? ['ps.product.online', 'ps.publish'] : [];
  return [
    {
      ...aboutProduct(view),
      slot: 'main',
      verb: 'create',
      object: packed ? 'pack' : 'product',
      rules: [...rules, ...online],
      rows: burst.rows(),
      facts,
    },
  ];
}

function readParts(burst: Burst, view: ProductView, world: PrestashopWorld): Finding[] {
  return [
    ...readCombinations(burst, view, world),
    ...readStock(burst, view, world),
    ...readImages(burst, view, world),
    ...readSpecificPrices(burst, view, world),
    ...readLinks(burst, view, world),
  ];
}

/** Everything about one product in one burst. */
export function readProduct(burst: Burst, id: string, world: PrestashopWorld): Finding[] {
  const view = viewProduct(burst, id, world);
  if (!view) return [];
  if (view.isGone)
    return [
      {
        ...aboutProduct(view),
        slot: 'main',
        verb: 'delete',
        object: 'product',
        rules: ['ps.product', 'ps.delete'],
        rows: burst.rows(),
      },
    ];
  if (view.isBorn) return readBirth(burst, view, world);
  return [...readPage(burst, view, world), ...readOnline(view), ...readParts(burst, view, world)];
}
