import { lastRevisions, told } from '../testing/recording.js';
import { ScriptedShop } from '../testing/scripted-shop.js';

const at = (module: number, position: number) => ({ id_module: module, id_shop: 1, id_hook: 21, position });
const SHOP = {
  module: [
    { id_module: 12, name: 'ps_imageslider', active: 1 },
    { id_module: 13, name: 'ps_featuredproducts', active: 1 },
    { id_module: 14, name: 'ps_banner', active: 1 },
    { id_module: 15, name: 'monbandeau', active: 1 },
  ],
  module_shop: [{ id_module: 13, id_shop: 1, enable_device: 7 }],
  hook: [{ id_hook: 21, name: 'displayHome' }],
  hook_module: [at(12, 1), at(13, 2), at(14, 3)],
  category_lang: [{ id_category: 4, id_shop: 1, id_lang: 1, name: 'Cuisine' }],
  configuration: [
    { id_configuration: 10, name: 'MOD_BLOCKTOPMENU_ITEMS', value: 'CAT3,CMS1' },
    { id_configuration: 11, name: 'PS_NB_DAYS_NEW_PRODUCT', value: '20' },
    { id_configuration: 12, name: 'MONBANDEAU_TEXT', value: 'a' },
    { id_configuration: 13, name: 'HOMESLIDER_SPEED', value: '5000' },
  ],
};

describe('modules, positions and settings', () => {
  it('tell a module switched off, and one removed and installed again', () => {
    const shop = new ScriptedShop(SHOP);
    shop.remove('module_shop', '13:1').update('module', 13, { active: 0 }).wait(5000);
    shop.remove('hook_module', '12:1:21').update('hook_module', '13:1:21', { position: 1 });
    shop.remove('module', 12).update('configuration', 13, { value: '4000' });
    shop.insert('module', { id_module: 30, name: 'ps_imageslider', active: 1 }).insert('hook_module', at(30, 3));
    const events = shop.settled();
    expect(told(events)).toEqual(['deactivate module « Produits phares »', 'configure module « Carrousel »']);
    expect(events[1]?.facts).toMatchObject({ reset: true });
  });

  it('tell the module that was dragged, and those hung and taken off', () => {
    const shop = new ScriptedShop(SHOP);
    shop.update('hook_module', '12:1:21', { position: 2 }).update('hook_module', '13:1:21', { position: 3 });
    shop.update('hook_module', '14:1:21', { position: 1 }).wait(5000);
    shop.remove('hook_module', '14:1:21').update('hook_module', '12:1:21', { position: 1 });
    expect(told(shop.settled())).toEqual([
      'reorder module_position « Bannière (displayHome) »',
      'delete module_position « Bannière (displayHome) »',
    ]);
  });

  it('name what was put into the main menu', () => {
    const [event] = new ScriptedShop(SHOP).update('configuration', 10, { value: 'CAT3,CMS1,CAT4' }).settled();
    expect(event).toMatchObject({
      object: 'menu',
      rules: ['ps.menu', 'ps.menu.item', 'ps.module.menu'],
      facts: { added: ['Cuisine'] },
    });
  });

  it('give a setting to its screen, or to the module that its name begins with', () => {
    const shop = new ScriptedShop(SHOP);
    shop.update('configuration', 11, { value: '30' }).update('configuration', 12, { value: 'b' });
    shop.insert('configuration', { id_configuration: 20, name: 'PS_QTY_DISCOUNT_ON_COMBINATION', value: '0' });
    expect(told(shop.settled())).toEqual([
      'configure setting « Durée d’affichage des nouveaux produits »',
      'configure module « monbandeau »',
    ]);
  });

  it('say nothing of the machinery’s settings and tables, one line of an unknown module’s table', () => {
    const shop = new ScriptedShop(SHOP);
    shop.insert('configuration', { id_configuration: 21, name: 'PS_ACCOUNTS_TOKEN_SIGNATURE', value: 'x' });
    shop.insert('search_index', { id_product: 1, id_word: 2, weight: 3 });
    shop.insert('connections', { id_connections: 1 }).wait(5000);
    shop.insert('monbandeau_lines', { id: 1, text: 'Bonjour' }).insert('monbandeau_lines', { id: 2, text: 'Salut' });
    expect(told(shop.settled())).toEqual(['configure module « monbandeau »']);
  });

  it('read the restrictions of payments row by row, even when one statement writes hundreds of them', () => {
    const shop = new ScriptedShop(SHOP);
    const countries = Array.from({ length: 300 }, (_, id) => ({ id_module: 13, id_shop: 1, id_country: id }));
    const write = (op: 'insert' | 'delete', start: number) =>
      shop.interpreter.push({
        at: 2_000_000,
        position: { file: 'mysql-bin.000002', start, end: start + 100 },
        changes: countries.map((row) => ({
          table: 'ps_module_country',
          op,
          before: op === 'delete' ? row : null,
          after: op === 'insert' ? row : null,
        })),
      });
    const events = [...write('delete', 100), ...write('insert', 200), ...shop.interpreter.tick(3_000_000)];
    expect(told(lastRevisions(events))).toEqual([]);
  });
});
