import { told } from '../testing/recording.js';
import { ScriptedShop } from '../testing/scripted-shop.js';

const COLIS = { id_carrier: 5, id_reference: 5, name: 'Colis Vert', active: 1, deleted: 0 };
const delay = (id: number, text: string) => ({ id_carrier: id, id_shop: 1, id_lang: 1, delay: text });
const SHOP = {
  carrier: [COLIS],
  carrier_lang: [delay(5, '48 h')],
  group_lang: [{ id_group: 4, id_lang: 1, name: 'Club' }],
};

describe('carriers', () => {
  it('live on under another id when they are edited', () => {
    const shop = new ScriptedShop(SHOP);
    shop.insert('carrier', { ...COLIS, id_carrier: 6 }).insert('carrier_lang', delay(6, '48 h'));
    shop.update('carrier', 5, { deleted: 1 }).update('carrier_lang', '6:1:1', { delay: '24 h' });
    const [event, ...more] = shop.settled();
    expect(more).toEqual([]);
    expect(event).toMatchObject({
      verb: 'update',
      objectId: '5',
      name: 'Colis Vert',
      changes: [{ field: 'delay', before: '48 h', after: '24 h' }],
    });
  });

  it('are deleted by a mark, and created without a reference at first', () => {
    const shop = new ScriptedShop(SHOP);
    shop.update('carrier', 5, { deleted: 1 }).wait(5000);
    shop.insert('carrier', { ...COLIS, id_carrier: 7, id_reference: 0, name: 'Vélo' });
    shop.update('carrier', 7, { id_reference: 7 });
    expect(told(shop.settled())).toEqual(['delete carrier « Colis Vert »', 'create carrier « Vélo »']);
  });

  it('are not told when a new group of customers gets them all', () => {
    const shop = new ScriptedShop(SHOP);
    shop.insert('group', { id_group: 4 }).insert('carrier_group', { id_carrier: 5, id_group: 4 });
    expect(told(shop.settled())).toEqual(['create customer_group « Club »']);
  });
});
