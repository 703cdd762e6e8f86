import { told } from '../../testing/recording.js';
import { ScriptedShop } from '../../testing/scripted-shop.js';

const MUG = { id_product: 7, active: 1, state: 1, price: '10.000000', id_tax_rules_group: 1, visibility: 'both' };
const SHOP = {
  product: [MUG, { ...MUG, id_product: 8, active: 0 }],
  product_lang: [
    { id_product: 7, id_shop: 1, id_lang: 1, name: 'Mug', description: '', meta_title: '' },
    { id_product: 8, id_shop: 1, id_lang: 1, name: 'Bol', description: '', meta_title: '' },
  ],
  category_lang: [{ id_category: 4, id_shop: 1, id_lang: 1, name: 'Cuisine' }],
  category: [{ id_category: 4, id_parent: 2 }],
};

describe('products', () => {
  it('are told once they have a name, however long the draft lay there', () => {
    const shop = new ScriptedShop(SHOP);
    shop.insert('product', { ...MUG, id_product: 9, active: 0, price: '0.000000' });
    shop.insert('product_lang', { id_product: 9, id_shop: 1, id_lang: 1, name: '' });
    shop.insert('category_product', { id_category: 2, id_product: 9, position: 3 }).wait(90_000);
    shop.update('product_lang', '9:1:1', { name: 'Gourde' }).update('product', 9, { price: '20.000000' });
    const events = shop.settled();
    expect(told(events)).toEqual(['create product « Gourde »']);
    expect(events[0]?.facts).toMatchObject({ priceExclTax: 20, priceInclTax: 24 });
  });

  it('of PrestaShop 1.7 are told when their state says that they are no draft any more', () => {
    const shop = new ScriptedShop(SHOP);
    shop.insert('product', { ...MUG, id_product: 9, state: 0 });
    shop.insert('product_lang', { id_product: 9, id_shop: 1, id_lang: 1, name: 'Gourde' }).wait(60_000);
    expect(shop.settled()).toEqual([]);
    shop.update('product', 9, { state: 1 });
    expect(told(shop.settled())).toEqual(['create product « Gourde »']);
  });

  it('say a save that changes nothing with silence', () => {
    const shop = new ScriptedShop({
      ...SHOP,
      feature_product: [{ id_feature: 1, id_product: 7, id_feature_value: 2 }],
    });
    shop.update('product', 7, { date_upd: '2026-11-22 10:00:00', indexed: 0, price: '10.0' });
    shop.remove('feature_product', '1:7:2');
    shop.insert('feature_product', { id_feature: 1, id_product: 7, id_feature_value: 2 });
    expect(shop.settled()).toEqual([]);
  });

  it('tell SEO apart from what the page says, and going online apart from both', () => {
    const shop = new ScriptedShop(SHOP);
    shop.update('product_lang', '7:1:1', { meta_title: 'Mug isotherme' }).wait(5000);
    shop.update('product_lang', '7:1:1', { description: '<h2>Beau</h2><a href="/2-accueil">ici</a>' }).wait(5000);
    shop.update('product', 8, { active: 1 });
    const events = shop.settled();
    expect(told(events)).toEqual(['update seo « Mug »', 'update product « Mug »', 'publish product « Bol »']);
    expect(events[1]?.rules).toEqual(['ps.product', 'ps.text', 'ps.text.headings', 'ps.link']);
  });

  it('are not told when their category’s deletion moves them', () => {
    const shop = new ScriptedShop({
      ...SHOP,
      category_product: [{ id_category: 4, id_product: 7, position: 1 }],
    });
    shop.remove('category_product', '4:7').insert('category_product', { id_category: 2, id_product: 7, position: 9 });
    shop.remove('category_lang', '4:1:1').remove('category', 4);
    expect(told(shop.settled())).toEqual(['delete category « Cuisine »']);
  });
});
