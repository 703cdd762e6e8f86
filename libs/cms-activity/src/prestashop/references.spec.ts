import { ScriptedShop } from '../testing/scripted-shop.js';
import type { Row } from '../types.js';

const SHOP: Readonly<Record<string, readonly Row[]>> = {
  zone: [
    { id_zone: 1, name: 'Europe' },
    { id_zone: 7, name: 'Outre-mer' },
  ],
  tax_rules_group: [
    { id_tax_rules_group: 1, name: 'Taux normal (20 %)' },
    { id_tax_rules_group: 2, name: 'Taux réduit (5,5 %)' },
    { id_tax_rules_group: 3, name: 'Taux normal (20 %)' },
  ],
  country_lang: [{ id_country: 8, id_lang: 1, name: 'France' }],
  currency: [{ id_currency: 1, iso_code: 'EUR' }],
  group_lang: [{ id_group: 4, id_lang: 1, name: 'Club' }],
  module: [
    { id_module: 13, name: 'ps_checkpayment' },
    { id_module: 14, name: 'ps_banner' },
  ],
  module_country: [{ id_module: 13, id_shop: 1, id_country: 8 }],
  module_currency: [{ id_module: 13, id_shop: 1, id_currency: 1 }],
  module_carrier: [{ id_module: 13, id_shop: 1, id_reference: 5 }],
  carrier: [{ id_carrier: 5, id_reference: 5, name: 'Colis Vert', active: 1, deleted: 0 }],
  product: [{ id_product: 7, active: 1, state: 1, id_tax_rules_group: 1 }],
  product_lang: [{ id_product: 7, id_lang: 1, id_shop: 1, name: 'Tasse' }],
  image: [
    { id_image: 24, id_product: 7, position: 1, cover: 1 },
    { id_image: 25, id_product: 7, position: 2, cover: null },
    { id_image: 26, id_product: 7, position: 3, cover: null },
  ],
  image_lang: [{ id_image: 26, id_lang: 1, legend: 'Vue de dessus' }],
  attachment_lang: [{ id_attachment: 3, id_lang: 1, name: 'Notice' }],
  category: [{ id_category: 12, id_parent: 2, active: 1 }],
  category_lang: [{ id_category: 12, id_lang: 1, id_shop: 1, name: 'Gourdes' }],
  category_group: [{ id_category: 12, id_group: 4 }],
  attribute: [{ id_attribute: 9, id_attribute_group: 1, position: 0, color: '' }],
  attribute_lang: [{ id_attribute: 9, id_lang: 1, name: 'Ocre' }],
  attribute_group_lang: [
    { id_attribute_group: 1, id_lang: 1, name: 'Taille', public_name: 'Taille' },
    { id_attribute_group: 2, id_lang: 1, name: 'Couleur', public_name: 'Couleur' },
  ],
  feature_lang: [
    { id_feature: 1, id_lang: 1, name: 'Matière' },
    { id_feature: 2, id_lang: 1, name: 'Origine' },
  ],
  feature_value: [{ id_feature_value: 6, id_feature: 1, custom: 0 }],
  feature_value_lang: [{ id_feature_value: 6, id_lang: 1, value: 'Lin' }],
  store: [{ id_store: 1, active: 1 }],
  store_lang: [{ id_store: 1, id_lang: 1, name: 'Boutique du port', hours: ' [["9 h - 12 h"],[""]]' }],
  cart_rule: [{ id_cart_rule: 2, code: 'MERCI', active: 1, reduction_currency: 0 }],
  cart_rule_lang: [{ id_cart_rule: 2, id_lang: 1, name: 'Merci' }],
  specific_price_rule: [{ id_specific_price_rule: 1, name: 'Soldes', id_group: 0, id_country: 0 }],
  configuration: [{ id_configuration: 9, name: 'HOME_FEATURED_CAT', value: '2' }],
  tab: [{ id_tab: 3, class_name: 'AdminOrders' }],
  tab_lang: [{ id_tab: 3, id_lang: 1, name: 'Commandes' }],
  profile_lang: [{ id_profile: 4, id_lang: 1, name: 'Vendeur' }],
  authorization_role: [
    { id_authorization_role: 1, slug: 'ROLE_MOD_TAB_ADMINORDERS_READ' },
    { id_authorization_role: 2, slug: 'ROLE_MOD_TAB_ADMINORDERS_UPDATE' },
    { id_authorization_role: 3, slug: 'ROLE_MOD_MODULE_PS_BANNER_READ' },
    { id_authorization_role: 4, slug: 'ROLE_MOD_MODULE_PS_BANNER_CREATE' },
    { id_authorization_role: 5, slug: 'ROLE_MOD_MODULE_PS_BANNER_UPDATE' },
    { id_authorization_role: 6, slug: 'ROLE_MOD_MODULE_PS_BANNER_DELETE' },
  ],
};

/** What the only event of these statements tells as changes. */
function changesOf(work: (shop: ScriptedShop) => unknown): unknown[] {
  const shop = new ScriptedShop(SHOP);
  work(shop);
  const events = shop.settled();
  expect(events).toHaveLength(1);
  return (events[0]?.changes ?? []).map(({ field, before, after }) => [field, before, after]);
}

describe('what an examiner reads instead of numbers', () => {
  it.each<[string, (shop: ScriptedShop) => unknown, unknown[]]>([
    [
      'zones, taxes and prices of a carrier',
      (shop) =>
        shop
          .insert('carrier_zone', { id_carrier: 5, id_zone: 7 })
          .insert('carrier_tax_rules_group_shop', { id_carrier: 5, id_tax_rules_group: 2, id_shop: 1 })
          .insert('delivery', { id_delivery: 1, id_carrier: 5, id_zone: 7, price: '6.900000' }),
      [
        ['zones', null, 'Outre-mer'],
        ['tax', null, 'Taux réduit (5,5 %)'],
        ['prices', null, 'Outre-mer : 6,9'],
      ],
    ],
    [
      'the tax rule of a product',
      (shop) => shop.update('product', 7, { id_tax_rules_group: 2 }),
      [['id_tax_rules_group', 'Taux normal (20 %)', 'Taux réduit (5,5 %)']],
    ],
    [
      'the image shown first, by its place or its legend',
      (shop) => shop.update('image', 24, { cover: null }).update('image', 26, { cover: 1 }),
      [['cover', 'image 1', 'image 3 « Vue de dessus »']],
    ],
    [
      'a document of a product',
      (shop) => shop.insert('product_attachment', { id_product: 7, id_attachment: 3 }),
      [['product_attachment', null, 'Notice']],
    ],
    [
      'carriers that a product may take',
      (shop) => shop.insert('product_carrier', { id_product: 7, id_carrier_reference: 5, id_shop: 1 }),
      [['product_carrier', null, 'Colis Vert']],
    ],
    [
      'groups that may see a category',
      (shop) => shop.remove('category_group', '12:4'),
      [['category_group', 'Club', null]],
    ],
    [
      'whom a catalogue rule is for; nothing stands for all',
      (shop) => shop.update('specific_price_rule', 1, { id_group: 4, id_country: 8 }),
      [
        ['id_group', null, 'Club'],
        ['id_country', null, 'France'],
      ],
    ],
    [
      'numbers after all where both have the same name',
      (shop) => shop.update('product', 7, { id_tax_rules_group: 3 }),
      [['id_tax_rules_group', 1, 3]],
    ],
    [
      'the key of a tie that says nothing',
      (shop) => shop.insert('product_download', { id_product_download: 6, id_product: 7 }),
      [['product_download', null, '6']],
    ],
    [
      'a category that a module shows',
      (shop) => shop.update('configuration', 9, { value: '12' }),
      [['HOME_FEATURED_CAT', '2', 'Gourdes']],
    ],
    [
      'countries, currencies and carriers of a means of payment',
      (shop) =>
        shop.remove('module_country', '13:1:8').remove('module_currency', '13:1:1').remove('module_carrier', '13:1:5'),
      [
        ['countries', 'France', null],
        ['currencies', 'EUR', null],
        ['carriers', 'Colis Vert', null],
      ],
    ],
    [
      'the attribute a value is of',
      (shop) => shop.update('attribute', 9, { id_attribute_group: 2 }),
      [['id_attribute_group', 'Taille', 'Couleur']],
    ],
    [
      'the feature a value is of',
      (shop) => shop.update('feature_value', 6, { id_feature: 2 }),
      [['id_feature', 'Matière', 'Origine']],
    ],
    [
      'the currency of a reduction',
      (shop) => shop.update('cart_rule', 2, { reduction_currency: 1 }),
      [['reduction_currency', null, 'EUR']],
    ],
    [
      'the opening hours of a store, day by day',
      (shop) => shop.update('store_lang', '1:1', { hours: '[["9 h - 12 h","14 h - 18 h"],["Fermé"],[],null]' }),
      [['hours', ['9 h - 12 h', '–'], ['9 h - 12 h, 14 h - 18 h', 'Fermé', '–', '–']]],
    ],
    [
      'opening hours that were damaged, as they are',
      (shop) => shop.update('store_lang', '1:1', { hours: '[["9 h' }),
      [['hours', ['9 h - 12 h', '–'], '[["9 h']],
    ],
    [
      'rights, by the menus and modules of the back office',
      (shop) => {
        for (const id_authorization_role of [1, 2, 3, 4, 5, 6])
          shop.insert('access', { id_profile: 4, id_authorization_role });
      },
      [['given', null, ['Bannière : tout', 'Commandes : voir, modifier']]],
    ],
  ])('%s', (_what, work, expected) => {
    expect(changesOf(work)).toEqual(expected);
  });
});
