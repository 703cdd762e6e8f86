import { told } from '../../testing/recording.js';
import { ScriptedShop } from '../../testing/scripted-shop.js';

const SHOP = {
  product: [
    { id_product: 7, active: 1 },
    { id_product: 8, active: 1 },
  ],
  product_lang: [
    { id_product: 7, id_shop: 1, id_lang: 1, name: 'Mug' },
    { id_product: 8, id_shop: 1, id_lang: 1, name: 'Coffret' },
  ],
  image: [
    { id_image: 1, id_product: 7, position: 1, cover: 1 },
    { id_image: 2, id_product: 7, position: 2, cover: null },
  ],
};
const price = (more: object) => ({
  id_specific_price: 4,
  id_specific_price_rule: 0,
  id_cart: 0,
  id_product: 7,
  price: '-1.000000',
  from_quantity: 1,
  reduction: '0.150000',
  reduction_type: 2,
  ...more,
});

describe('what a product is offered with', () => {
  it('tells a price of its own, whose ENUM may be a number', () => {
    const [event] = new ScriptedShop(SHOP).insert('specific_price', price({})).settled();
    expect(event).toMatchObject({
      verb: 'create',
      object: 'specific_price',
      facts: { reductionType: 'percentage', reduction: 15 },
    });
  });

  it('does not tell the prices that a catalogue rule or an order makes', () => {
    const shop = new ScriptedShop(SHOP);
    shop.insert('specific_price', price({ id_specific_price_rule: 1 }));
    shop.insert('specific_price', price({ id_specific_price: 5, id_cart: 9 }));
    expect(shop.settled()).toEqual([]);
  });

  it('tells another cover, but not the one that takes the place of a deleted one', () => {
    const shop = new ScriptedShop(SHOP);
    shop.update('image', 1, { cover: null }).update('image', 2, { cover: 1 }).wait(5000);
    shop.remove('image', 2).update('image', 1, { cover: 1 });
    expect(told(shop.settled())).toEqual(['update image « Mug »', 'delete image « Mug »']);
  });

  it('tells a pack, related products and fields for the customer', () => {
    const shop = new ScriptedShop(SHOP);
    shop
      .insert('pack', { id_product_pack: 8, id_product_item: 7, id_product_attribute_item: 0, quantity: 2 })
      .wait(5000);
    shop.insert('accessory', { id_product_1: 7, id_product_2: 8 }).wait(5000);
    shop.insert('customization_field', {
      id_customization_field: 1,
      id_product: 7,
      type: 1,
      required: 1,
      is_deleted: 0,
    });
    shop.insert('customization_field_lang', { id_customization_field: 1, id_shop: 1, id_lang: 1, name: 'Prénom' });
    const events = shop.settled();
    expect(told(events)).toEqual(['create pack « Coffret »', 'assign product « Mug »', 'configure product « Mug »']);
    expect(events.map((event) => event.facts)).toEqual([
      { itemsAdded: ['2 × Mug'] },
      { relatedAdded: ['Coffret'] },
      { customizationAdded: ['Prénom (texte, obligatoire)'] },
    ]);
  });
});
