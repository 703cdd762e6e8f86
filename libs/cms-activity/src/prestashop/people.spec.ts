import { told } from '../testing/recording.js';
import { ScriptedShop } from '../testing/scripted-shop.js';

const SHOP = {
  customer: [
    { id_customer: 2, firstname: 'Léa', lastname: 'Martin', email: 'lea@example.fr', id_default_group: 3, active: 1 },
  ],
  group: [{ id_group: 3 }, { id_group: 4 }],
  group_lang: [
    { id_group: 3, id_lang: 1, name: 'Client' },
    { id_group: 4, id_lang: 1, name: 'Club' },
  ],
  customer_group: [{ id_customer: 2, id_group: 3 }],
  customer_thread: [{ id_customer_thread: 1, id_customer: 2, email: 'lea@example.fr', status: 1 }],
  employee: [{ id_employee: 1, id_profile: 1, firstname: 'Ana', lastname: 'Roy', email: 'ana@example.fr' }],
  profile_lang: [{ id_profile: 4, id_lang: 1, name: 'Vendeur' }],
  authorization_role: [{ id_authorization_role: 9, slug: 'ROLE_MOD_TAB_ADMINORDERS_DELETE' }],
  access: [{ id_profile: 4, id_authorization_role: 9 }],
};

describe('customers, employees and their exchanges', () => {
  it('tell a group given, not the groups written again', () => {
    const shop = new ScriptedShop(SHOP);
    shop.remove('customer_group', '2:3').insert('customer_group', { id_customer: 2, id_group: 3 });
    shop.insert('customer_group', { id_customer: 2, id_group: 4 });
    expect(shop.settled()).toMatchObject([
      { object: 'customer_group', name: 'Club', facts: { customer: 'Léa Martin' } },
    ]);
  });

  it('tell a deleted customer once, with all that goes with it', () => {
    const shop = new ScriptedShop(SHOP);
    shop.remove('customer_group', '2:3').remove('customer_thread', 1).remove('customer', 2);
    expect(told(shop.settled())).toEqual(['delete customer « Léa Martin »']);
  });

  it('tell messages, answers and the state of the exchange, whose ENUM may be a number', () => {
    const shop = new ScriptedShop(SHOP);
    const message = { id_customer_message: 1, id_customer_thread: 1, id_employee: 0, message: 'Bonjour', private: 0 };
    shop.insert('customer_message', message).wait(5000);
    shop.update('customer_message', 1, { read: 1 }).wait(5000);
    shop.insert('customer_message', { ...message, id_customer_message: 2, id_employee: 1 }).wait(5000);
    shop.update('customer_thread', 1, { status: 2 });
    const events = shop.settled();
    expect(events.map(({ verb, actorHint }) => [verb, actorHint])).toEqual([
      ['create', null],
      ['reply', 'ana@example.fr'],
      ['update', null],
    ]);
    expect(events[2]?.changes).toEqual([{ field: 'status', before: 'open', after: 'closed' }]);
  });

  it('tell an employee’s profile and a right taken away, not a session', () => {
    const shop = new ScriptedShop(SHOP);
    shop.update('employee', 1, { last_connection_date: '2026-11-22' }).wait(5000);
    shop.update('employee', 1, { id_profile: 4, bo_color: '' }).wait(5000);
    shop.remove('access', '4:9');
    const events = shop.settled();
    expect(told(events)).toEqual(['assign profile « Ana Roy »', 'assign permission « Vendeur »']);
    expect(events[1]?.facts).toMatchObject({ taken: ['ADMINORDERS : supprimer'] });
  });
});
