import { told } from '../testing/recording.js';
import { ScriptedShop } from '../testing/scripted-shop.js';

const slide = (id: number, position: number) => ({ id_homeslider_slides: id, position, active: 1 });
const SHOP = {
  homeslider_slides: [slide(1, 1), slide(2, 2), slide(3, 3)],
  homeslider_slides_lang: [1, 2, 3].map((id) => ({ id_homeslider_slides: id, id_lang: 1, title: `Vue ${id}` })),
  category: [
    { id_category: 2, id_parent: 1, active: 1 },
    { id_category: 4, id_parent: 2, active: 1 },
  ],
  category_lang: [
    { id_category: 2, id_shop: 1, id_lang: 1, name: 'Accueil', meta_title: '' },
    { id_category: 4, id_shop: 1, id_lang: 1, name: 'Cuisine', meta_title: '' },
  ],
  alias: [{ id_alias: 1, alias: 'bloose', search: 'blouse', active: 1 }],
  cms: [{ id_cms: 1, active: 1 }],
  cms_lang: [{ id_cms: 1, id_shop: 1, id_lang: 1, meta_title: 'Livraison', content: '<p>a</p>', meta_description: '' }],
  link_block: [{ id_link_block: 1, id_hook: 47, position: 0, content: '{"cms":[false],"static":["contact"]}' }],
  link_block_lang: [{ id_link_block: 1, id_lang: 1, name: 'Infos' }],
};

describe('plain objects and lists', () => {
  it('tell the item that was dragged, not those that made room', () => {
    const shop = new ScriptedShop(SHOP);
    shop.update('homeslider_slides', 3, { position: 1 }).update('homeslider_slides', 1, { position: 2 });
    shop.update('homeslider_slides', 2, { position: 3 });
    expect(told(shop.settled())).toEqual(['reorder slider « Vue 3 »']);
  });

  it('do not take a deletion’s renumbering for a new order', () => {
    const shop = new ScriptedShop(SHOP);
    shop.remove('homeslider_slides_lang', '1:1').remove('homeslider_slides', 1);
    shop.update('homeslider_slides', 2, { position: 1 }).update('homeslider_slides', 3, { position: 2 });
    expect(told(shop.settled())).toEqual(['delete slider « Vue 1 »']);
  });

  it('tell a category’s parent by its name, its SEO apart, and not the tree’s bounds', () => {
    const shop = new ScriptedShop(SHOP);
    shop.update('category', 2, { nright: 40 }).wait(5000);
    shop.insert('category', { id_category: 5, id_parent: 4, active: 1 });
    shop.insert('category_lang', { id_category: 5, id_shop: 1, id_lang: 1, name: 'Mugs' }).wait(5000);
    shop.update('category_lang', '4:1:1', { meta_title: 'Tout pour la cuisine' });
    const events = shop.settled();
    expect(told(events)).toEqual(['create category « Mugs »', 'update seo « Cuisine »']);
    expect(events[0]).toMatchObject({ facts: { parent: 'Cuisine' }, link: '/sell/catalog/categories/5/edit' });
  });

  it('tell the words of an alias however they are written anew', () => {
    const shop = new ScriptedShop(SHOP);
    shop.remove('alias', 1).insert('alias', { id_alias: 2, alias: 'bloose', search: 'blouse', active: 1 }).wait(5000);
    shop.insert('alias', { id_alias: 3, alias: 'blouze', search: 'blouse', active: 1 });
    expect(shop.settled()).toMatchObject([
      { verb: 'update', changes: [{ before: ['bloose'], after: ['bloose', 'blouze'] }] },
    ]);
  });

  it('tell a page taken off, its description for search engines, a footer’s links by name', () => {
    const shop = new ScriptedShop(SHOP);
    shop.update('cms_lang', '1:1:1', { meta_description: 'Sous 48 h' }).wait(5000);
    shop.update('link_block', 1, { content: '{"cms":["1"],"static":["contact"]}' }).wait(5000);
    shop.update('cms', 1, { active: 0 });
    const events = shop.settled();
    expect(told(events)).toEqual([
      'update seo « Livraison »',
      'update link_list « Infos »',
      'unpublish cms_page « Livraison »',
    ]);
    expect(events[1]?.changes).toEqual([{ field: 'content', before: ['contact'], after: ['Livraison', 'contact'] }]);
  });
});

describe('lists put in order by hand', () => {
  const carrier = (id: number, position: number) => ({
    ...{ id_carrier: id, id_reference: id, name: `Colis ${id}`, position, active: 1, deleted: 0 },
  });
  const LISTS = {
    ...{ carrier: [carrier(1, 0), carrier(2, 1), carrier(3, 2)] },
    attribute: [1, 2].map((id) => ({ id_attribute: id, id_attribute_group: 1, position: id - 1 })),
    attribute_lang: [1, 2].map((id) => ({ id_attribute: id, id_lang: 1, name: `Valeur ${id}` })),
    linksmenutop: [{ id_linksmenutop: 4, new_window: 0 }],
    linksmenutop_lang: [{ id_linksmenutop: 4, id_lang: 1, label: 'Blog', link: 'https://blog.example' }],
    configuration: [{ id_configuration: 9, name: 'MOD_BLOCKTOPMENU_ITEMS', value: 'CAT3,LNK4' }],
    manufacturer: [{ id_manufacturer: 6, name: 'Terre Vive', active: 1 }],
  };

  it('are told: carriers, values of an attribute', () => {
    const shop = new ScriptedShop(LISTS);
    shop.update('carrier', 3, { position: 0 }).update('carrier', 1, { position: 1 });
    shop.update('carrier', 2, { position: 2 }).wait(5000);
    shop.update('attribute', 2, { position: 0 }).update('attribute', 1, { position: 1 });
    expect(told(shop.settled())).toEqual(['reorder carrier « Colis 3 »', 'reorder attribute « Valeur 2 »']);
  });

  it('are not, when a carrier is deleted or edited and the others close up', () => {
    const shop = new ScriptedShop(LISTS);
    shop.update('carrier', 1, { deleted: 1 }).update('carrier', 2, { position: 0 });
    shop.update('carrier', 3, { position: 1 });
    expect(told(shop.settled())).toEqual(['delete carrier « Colis 1 »']);
  });

  it('lose a link of the menu with the link itself, in one act', () => {
    const shop = new ScriptedShop(LISTS);
    shop.update('configuration', 9, { value: 'CAT3' });
    shop.remove('linksmenutop_lang', '4:1').remove('linksmenutop', 4);
    expect(told(shop.settled())).toEqual(['delete menu « Blog »']);
  });

  it('tell a brand’s new address as a change of the brand', () => {
    const shop = new ScriptedShop(LISTS);
    shop.insert('address', { id_address: 9, id_customer: 0, id_manufacturer: 6, id_supplier: 0, city: 'Vallauris' });
    expect(told(shop.settled())).toEqual(['update brand « Terre Vive »']);
  });
});
