import { told } from '../../testing/recording.js';
import { ScriptedShop } from '../../testing/scripted-shop.js';

const SHOP = {
  product: [{ id_product: 7, active: 1 }],
  product_lang: [{ id_product: 7, id_shop: 1, id_lang: 1, name: 'Mug' }],
  stock_available: [
    {
      id_stock_available: 1,
      id_product: 7,
      id_product_attribute: 0,
      quantity: 5,
      physical_quantity: 0,
      out_of_stock: 2,
    },
  ],
  orders: [{ id_order: 3, reference: 'ABC', id_customer: 1, current_state: 1 }],
  order_detail: [{ id_order_detail: 1, id_order: 3, product_id: 7, product_quantity: 1 }],
};

describe('stock', () => {
  it('is told when an employee sets it', () => {
    const shop = new ScriptedShop(SHOP).update('stock_available', 1, { quantity: 9 });
    expect(shop.settled()).toMatchObject([{ object: 'stock', changes: [{ field: 'quantity', before: 5, after: 9 }] }]);
  });

  it('is not told when the stock page counts it again', () => {
    expect(new ScriptedShop(SHOP).update('stock_available', 1, { physical_quantity: 5 }).settled()).toEqual([]);
  });

  it('is not told when a cancelled order gives it back, before or after its state', () => {
    const shop = new ScriptedShop({
      ...SHOP,
      order_state_lang: [{ id_order_state: 6, id_lang: 1, name: 'Annulé' }],
    });
    shop.update('stock_available', 1, { quantity: 6 }).update('orders', 3, { current_state: 6 });
    shop.insert('order_history', { id_order_history: 1, id_employee: 1, id_order: 3, id_order_state: 6 });
    expect(told(shop.settled())).toEqual(['update order_status « ABC »']);
  });
});
