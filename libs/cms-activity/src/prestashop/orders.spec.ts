import { told } from '../testing/recording.js';
import { ScriptedShop } from '../testing/scripted-shop.js';

const SHOP = {
  customer: [{ id_customer: 2, firstname: 'Léa', lastname: 'Martin' }],
  orders: [{ id_order: 3, reference: 'ABC', id_customer: 2, current_state: 1, total_paid: '24.000000' }],
  order_detail: [
    {
      id_order_detail: 1,
      id_order: 3,
      product_id: 7,
      product_name: 'Mug',
      product_quantity: 2,
      product_quantity_refunded: 0,
    },
  ],
  order_state_lang: [
    { id_order_state: 1, id_lang: 1, name: 'En attente' },
    { id_order_state: 2, id_lang: 1, name: 'Payé' },
  ],
  order_return_state_lang: [
    { id_order_return_state: 1, id_lang: 1, name: 'En attente' },
    { id_order_return_state: 3, id_lang: 1, name: 'Reçu' },
  ],
};
const slip = { id_order_slip: 1, id_order: 3, total_products_tax_incl: '12.00', total_shipping_tax_incl: '0.00' };

describe('orders', () => {
  it('tell a state with its payment as one act, a payment alone as another', () => {
    const shop = new ScriptedShop(SHOP);
    const payment = { id_order_payment: 1, order_reference: 'ABC', amount: '24.00', payment_method: 'Chèque' };
    shop.update('orders', 3, { current_state: 2 }).insert('order_payment', payment);
    shop.insert('order_history', { id_order_history: 1, id_order: 3, id_order_state: 2, id_employee: 1 }).wait(5000);
    shop.insert('order_payment', { ...payment, id_order_payment: 2 });
    const events = shop.settled();
    expect(told(events)).toEqual(['update order_status « ABC · Léa Martin »', 'update order « ABC · Léa Martin »']);
    expect(events[0]?.facts).toMatchObject({ state: 'Payé' });
    expect(events[1]?.changes).toEqual([{ field: 'order_payment', before: null, after: '24 · Chèque' }]);
  });

  it.each([
    ['partial', 1],
    ['total', 2],
  ])('tell a %s refund by what was paid back', (kind, quantity) => {
    const shop = new ScriptedShop(SHOP).insert('order_slip', slip);
    shop.update('order_detail', 1, { product_quantity_refunded: quantity });
    expect(shop.settled()).toMatchObject([{ verb: 'create', object: 'refund', facts: { kind, amount: 12 } }]);
  });

  it('tell a return and its state', () => {
    const shop = new ScriptedShop(SHOP);
    shop.insert('order_return', { id_order_return: 1, id_order: 3, state: 1, question: 'Cassé' }).wait(5000);
    shop.update('order_return', 1, { state: 3 });
    const [, moved] = shop.settled();
    expect(moved).toMatchObject({
      verb: 'update',
      object: 'refund',
      changes: [{ before: 'En attente', after: 'Reçu' }],
    });
  });

  it('tell a discount on the order, not the cart rule that carries it', () => {
    const shop = new ScriptedShop(SHOP);
    shop.insert('cart_rule', { id_cart_rule: 5, id_customer: 2, active: 1, code: '' });
    shop.insert('cart_rule_lang', { id_cart_rule: 5, id_lang: 1, name: 'Geste' });
    shop.insert('order_cart_rule', {
      id_order_cart_rule: 1,
      id_order: 3,
      id_cart_rule: 5,
      name: 'Geste',
      value: '2.00',
    });
    expect(told(shop.settled())).toEqual(['update order « ABC · Léa Martin »']);
  });
});
