import { told } from '../../testing/recording.js';
import { ScriptedShop } from '../../testing/scripted-shop.js';

const combination = (id: number, more: object = {}) => ({
  id_product_attribute: id,
  id_product: 7,
  price: '0.000000',
  default_on: null,
  ...more,
});
const SHOP = {
  product: [{ id_product: 7, active: 1, id_tax_rules_group: 1 }],
  product_lang: [{ id_product: 7, id_shop: 1, id_lang: 1, name: 'Mug' }],
  attribute: [{ id_attribute: 1 }, { id_attribute: 2 }],
  attribute_lang: [
    { id_attribute: 1, id_lang: 1, name: '25 cl' },
    { id_attribute: 2, id_lang: 1, name: '50 cl' },
  ],
  product_attribute: [combination(30, { default_on: 1 }), combination(31)],
  product_attribute_combination: [
    { id_attribute: 1, id_product_attribute: 30 },
    { id_attribute: 2, id_product_attribute: 31 },
  ],
  stock_available: [
    { id_stock_available: 1, id_product: 7, id_product_attribute: 0, quantity: 5, out_of_stock: 2 },
    { id_stock_available: 2, id_product: 7, id_product_attribute: 31, quantity: 5, out_of_stock: 2 },
  ],
};

describe('combinations', () => {
  it('tell their impact on the price without and with tax, and their stock in the same line', () => {
    const shop = new ScriptedShop(SHOP);
    shop.update('product_attribute', 31, { price: '5.000000' }).update('stock_available', 2, { quantity: 30 });
    shop.update('stock_available', 1, { quantity: 30 });
    const [event, ...more] = shop.settled();
    expect(more).toEqual([]);
    expect(event).toMatchObject({
      object: 'combination',
      rules: ['ps.combination', 'ps.combination.impact', 'ps.stock'],
      changes: [
        { field: 'price (50 cl)', before: 0, after: 5 },
        { field: 'priceInclTax (50 cl)', before: 0, after: 6 },
        { field: 'quantity (50 cl)', before: 5, after: 30 },
      ],
      facts: { combinations: [{ impactExclTax: 5, impactInclTax: 6, quantity: 30 }] },
    });
  });

  it('name those that are deleted before their values', () => {
    const shop = new ScriptedShop(SHOP);
    shop.remove('product_attribute', 31).remove('product_attribute_combination', '2:31');
    expect(shop.settled()).toMatchObject([{ verb: 'delete', facts: { combinations: [{ values: '50 cl' }] } }]);
  });

  it('are not told when the value that they have is deleted', () => {
    const shop = new ScriptedShop(SHOP);
    shop.remove('product_attribute', 31).remove('product_attribute_combination', '2:31').remove('stock_available', 2);
    shop.update('stock_available', 1, { quantity: 0 });
    shop.remove('attribute_lang', '2:1').remove('attribute', 2);
    expect(told(shop.settled())).toEqual(['delete attribute « 50 cl »']);
  });

  it('tell the default only when another one becomes it', () => {
    const shop = new ScriptedShop(SHOP);
    shop.update('product_attribute', 30, { default_on: null }).update('product_attribute', 30, { default_on: 1 });
    shop.wait(5000);
    expect(told(shop.settled())).toEqual([]);
    shop.update('product_attribute', 30, { default_on: null }).update('product_attribute', 31, { default_on: 1 });
    expect(shop.settled()).toMatchObject([{ changes: [{ field: 'default_on', after: '50 cl' }] }]);
  });
});
