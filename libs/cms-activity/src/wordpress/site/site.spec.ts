import { eventsOf, told } from '../../testing/recording.js';
import { ScriptedSite } from '../../testing/scripted-site.js';

const options = (values: Readonly<Record<string, string>>) =>
  Object.entries(values).map(([option_name, option_value], i) => ({
    option_id: i + 1,
    option_name,
    option_value,
    autoload: 'yes',
  }));

describe('the site’s settings', () => {
  it.each([
    ['site-logo', ['upload media « logo-atelier »', 'update site_identity « logo »']],
    ['homepage-latest', ['configure homepage « derniers articles »']],
    ['reading-settings', ['configure reading_settings « nombre d’articles par page, extrait dans les flux »']],
    ['search-engine-visibility', ['configure seo « visibilité par les moteurs de recherche »']],
    ['permalinks-back', ['configure permalinks « /%postname%/ »']],
    ['plugin-activate', ['activate plugin « Atelier Bonjour »']],
    ['theme-switch-classic', ['activate theme « Atelier Classique »']],
    ['theme-switch-block', ['activate theme « Twenty Twenty-Three »']],
    ['breadcrumb', ['configure setting « fil d’Ariane »']],
    ['custom-css', ['configure setting « CSS additionnel »']],
  ])('tells %s', (act, expected) => {
    expect(told(eventsOf(act))).toEqual(expected);
  });

  it('takes 0, « none » and nothing for the same', () => {
    const site = new ScriptedSite({ options: options({ page_comments: '0', comment_moderation: '' }) });
    site.option('page_comments', '').option('comment_moderation', '0');
    expect(site.settled()).toEqual([]);
  });

  it('tells a theme’s setting switched off that was on unless said otherwise', () => {
    const site = new ScriptedSite({ options: options({ stylesheet: 'x', theme_mods_x: 'a:0:{}' }) });
    site.option('theme_mods_x', 'a:1:{s:25:"display_title_and_tagline";b:0;}');
    expect(told(site.settled())).toEqual(['update header « titre et slogan affichés dans l’en-tête »']);
  });

  it('says one honest line of a setting that it does not know, and nothing of machinery', () => {
    const site = new ScriptedSite({
      options: options({ 'astra-settings': 'a:1:{s:10:"site-width";i:1200;}', uag_cache_time: '1' }),
    });
    site
      .option('astra-settings', 'a:1:{s:10:"site-width";i:1400;}')
      .option('uag_cache_time', '2')
      .option('new_plugin_defaults', 'x');
    const events = site.settled();
    expect(told(events)).toEqual(['configure setting « réglage de l’extension Astra : site width »']);
    expect(events[0]?.changes).toEqual([{ field: 'site-width', before: '1200', after: '1400' }]);
  });

  it('says one honest line of a plugin’s own table, and nothing of its machinery', () => {
    const site = new ScriptedSite();
    const row = (table: string) => ({ table, op: 'insert' as const, before: null, after: { id: 1, title: 'x' } });
    site
      .commit([row('wp_forminator_forms')])
      .commit([row('wp_yoast_indexable')])
      .commit([row('wp_shop_sessions')]);
    site.commit([row('wp_termmeta')]).commit([row('other_table')]);
    expect(told(site.settled())).toEqual(['update setting « données de l’extension Forminator »']);
  });

  it('knows a pinned article, and that one put in the trash is unpinned by WordPress', () => {
    const site = new ScriptedSite({
      posts: [{ ID: 7, post_title: 'Bancs' }],
      options: options({ sticky_posts: 'a:0:{}' }),
    });
    site.option('sticky_posts', 'a:1:{i:0;i:7;}').wait(3000);
    site.option('sticky_posts', 'a:0:{}').update('posts', 7, { post_status: 'trash' });
    expect(told(site.settled())).toEqual(['pin post « Bancs »', 'trash post « Bancs »']);
  });
});

describe('menus', () => {
  it.each([
    ['menu-add-category', ['create menu_item « Nouveautés »']],
    ['menu-item-rename', ['update menu_item « Qui sommes-nous ? »']],
    ['menu-auto-add', ['update menu « Menu principal »']],
    ['menu-location-main', ['assign menu_location « Menu principal »']],
    ['menu-delete', ['delete menu « Menu pied de page »']],
    ['page-create-actualites', ['create page « Actualités »']],
    ['menu-add-no-save', []],
    ['menu-save-unchanged', []],
  ])('tells %s', (act, expected) => {
    expect(told(eventsOf(act))).toEqual(expected);
  });

  it('knows a menu of social networks', () => {
    for (const event of eventsOf('social-menu-create')) expect(event.rules).toContain('wp.menu.social');
  });

  it('says where an item leads and in which menu', () => {
    expect(eventsOf('menu-add-page')[0]?.facts).toMatchObject({ menu: 'Menu principal', type: 'page' });
  });
});

describe('widgets', () => {
  it.each([
    ['widget-add', ['create widget « Calendrier »']],
    ['widget-update', ['update widget « Titre, Articles récents »']],
    ['widget-reorder', ['reorder widget « Calendrier »']],
    ['widget-social-icons', ['create widget « Icônes de réseaux sociaux »']],
    ['customizer-widget-add', ['create widget « Paragraphe »']],
  ])('tells %s', (act, expected) => {
    expect(told(eventsOf(act))).toEqual(expected);
  });

  it('says where a widget stands and what it holds', () => {
    expect(eventsOf('widget-sidebar-add')[0]?.facts).toMatchObject({
      area: 'sidebar-2',
      text: 'Ouvert du mardi au samedi',
    });
    expect(eventsOf('widget-social-icons')[0]?.rules).toContain('wp.social');
  });
});
