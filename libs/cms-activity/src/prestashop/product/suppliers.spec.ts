import { told } from '../../testing/recording.js';
import { ScriptedShop } from '../../testing/scripted-shop.js';

const SHOP = {
  product: [{ id_product: 7, active: 1, id_supplier: 0, product_type: 'standard' }],
  product_lang: [{ id_product: 7, id_shop: 1, id_lang: 1, name: 'Mug' }],
  supplier: [{ id_supplier: 3, name: 'Terre Vive', active: 1 }],
  product_attribute: [{ id_product_attribute: 5, id_product: 7, price: '0', default_on: 1 }],
  product_attribute_combination: [{ id_attribute: 2, id_product_attribute: 5 }],
  attribute_lang: [{ id_attribute: 2, id_lang: 1, name: 'Rouge' }],
  image: [{ id_image: 9, id_product: 7, position: 1, cover: 1 }],
};
const supplied = (id: number, combination: number) => ({
  ...{ id_product_supplier: id, id_product: 7, id_product_attribute: combination },
  ...{ id_supplier: 3, product_supplier_reference: '' },
});

describe('a product and who supplies it', () => {
  it('is one act, whatever its combinations', () => {
    const shop = new ScriptedShop(SHOP);
    shop.insert('product_supplier', supplied(1, 0)).insert('product_supplier', supplied(2, 5));
    shop.update('product', 7, { id_supplier: 3 });
    const events = shop.settled();
    expect(told(events)).toEqual(['assign supplier « Mug »']);
    expect(events[0]?.changes).toMatchObject([{ field: 'id_supplier', before: null, after: 'Terre Vive' }]);
  });

  it('is not told when the supplier is deleted', () => {
    const shop = new ScriptedShop({
      ...SHOP,
      product: [{ id_product: 7, active: 1, id_supplier: 3 }],
      product_supplier: [supplied(1, 0)],
    });
    shop.remove('supplier', 3).remove('product_supplier', 1).update('product', 7, { id_supplier: 0 });
    expect(told(shop.settled())).toEqual(['delete supplier « Terre Vive »']);
  });

  it('says the file of a virtual product, and the product made virtual', () => {
    const shop = new ScriptedShop(SHOP);
    shop.insert('product_download', { id_product_download: 1, id_product: 7, display_filename: 'notice.pdf' });
    shop.update('product', 7, { product_type: 'virtual', is_virtual: 1 });
    const events = shop.settled();
    expect(told(events)).toEqual(['update product « Mug »']);
    expect(events[0]?.changes.map(({ field }) => field)).toEqual(['product_type', 'product_download']);
  });

  it('says the image chosen for a combination, not one written again', () => {
    const shop = new ScriptedShop({ ...SHOP, product_attribute_image: [{ id_product_attribute: 5, id_image: 8 }] });
    shop.remove('product_attribute_image', '5:8');
    shop.insert('product_attribute_image', { id_product_attribute: 5, id_image: 8 });
    shop.insert('product_attribute_image', { id_product_attribute: 5, id_image: 9 });
    const events = shop.settled();
    expect(told(events)).toEqual(['update combination « Mug »']);
    expect(events[0]?.changes).toEqual([{ field: 'image (Rouge)', before: null, after: '9' }]);
  });
});
