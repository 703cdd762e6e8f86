import fc from 'fast-check';
import { screenOf } from './screen-of.js';

const wordpress = (path: string) => {
  const screen = screenOf('wordpress', path);
  return screen && `${screen.area}: ${screen.name}`;
};
const prestashop = (path: string) => {
  const screen = screenOf('prestashop', path);
  return screen && `${screen.area}: ${screen.name}`;
};

describe('screens of WordPress', () => {
  it.each([
    ['/wp-admin/', 'Tableau de bord'],
    ['/wp-admin/index.php', 'Tableau de bord'],
    ['/wp-admin/edit.php', 'Articles'],
    ['/wp-admin/edit.php?post_type=page', 'Pages'],
    ['/wp-admin/edit.php?post_type=recette', 'Contenus d’une extension'],
    ['/wp-admin/post-new.php', 'Articles › Ajouter'],
    ['/wp-admin/post-new.php?post_type=page', 'Pages › Ajouter'],
    ['/wp-admin/post.php?post=12&action=edit', 'Éditeur d’un contenu'],
    ['/wp-admin/edit-tags.php?taxonomy=category', 'Articles › Catégories'],
    ['/wp-admin/term.php?taxonomy=post_tag&tag_ID=3&post_type=post', 'Articles › Étiquettes › Modifier'],
    ['/wp-admin/nav-menus.php?action=edit&menu=2', 'Apparence › Menus'],
    ['/wp-admin/customize.php?return', 'Apparence › Personnaliser'],
    ['/wp-admin/options-permalink.php', 'Réglages › Permaliens'],
    ['/wp-admin/admin.php?page=wpseo_dashboard', 'Extension › Yoast SEO'],
    ['/wp-admin/themes.php?page=astra', 'Extension › Astra'],
    ['/wp-admin/admin.php?page=mon-module', 'Extension › mon-module'],
    ['/blog/wp-admin/upload.php', 'Médias'],
    ['/wp-admin/inconnu.php', 'Administration › Autre écran'],
    ['/wp-login.php', 'Connexion à l’administration'],
  ])('%s → %s', (path, name) => expect(wordpress(path)).toBe(`back-office: ${name}`));

  it.each([
    ['/', 'Page d’accueil du site'],
    ['/?p=12', 'Page du site'],
    ['/?page_id=2&preview', 'Aperçu sur le site'],
    ['/?s', 'Recherche sur le site'],
    ['/nos-ateliers/', 'Page du site : nos-ateliers'],
    ['/category/actualites/', 'Catégorie sur le site : actualites'],
    ['/2026/11/portes-ouvertes/', 'Page du site : portes-ouvertes'],
    ['/%C3%A9t%C3%A9/', 'Page du site : été'],
  ])('%s → %s', (path, name) => expect(wordpress(path)).toBe(`site: ${name}`));

  it.each([
    '/wp-admin/admin-ajax.php?action=heartbeat',
    '/wp-admin/load-scripts.php?c=1',
    '/wp-admin/async-upload.php',
    '/wp-admin/plugins.php?action=activate&plugin=a/b.php',
    '/wp-admin/post.php?post=3&action=trash',
    '/wp-admin/options.php',
    '/wp-json/wp/v2/posts/12/autosaves',
    '/?rest_route=/wp/v2/pages',
    '/wp-content/uploads/',
    '/wp-cron.php?doing_wp_cron',
    '/?customize_changeset_uuid&customize_theme&customize_messenger_channel',
    '/feed/',
    '/nos-ateliers/embed/',
    '/favicon.ico',
    '/wp-sitemap.xml',
    '/wp-login.php?action=logout',
  ])('%s shows none', (path) => expect(wordpress(path)).toBeNull());
});

describe('screens of PrestaShop', () => {
  it.each([
    ['/administration/', 'Tableau de bord'],
    ['/administration/index.php?controller=AdminDashboard', 'Tableau de bord'],
    [
      '/admin123abc/index.php?controller=AdminCarriers&id_carrier=3&updatecarrier',
      'Livraison › Transporteurs › Modifier',
    ],
    [
      '/administration/index.php?controller=AdminCartRules&addcart_rule',
      'Catalogue › Réductions › Règles panier › Ajouter',
    ],
    ['/admin-dev/index.php?controller=AdminModules&configure=ps_imageslider', 'Modules › Configurer un module'],
    ['/admin-dev/index.php?controller=AdminMonModule', 'Administration › Autre écran'],
    ['/administration/index.php/sell/orders/', 'Commandes'],
    ['/administration/sell/orders/12/view', 'Commandes › Consulter'],
    ['/administration/index.php/sell/catalog/products/12', 'Catalogue › Produits › Modifier'],
    ['/administration/index.php/sell/catalog/products/0/20/id_product/desc', 'Catalogue › Produits'],
    ['/administration/sell/catalog/products-v2/12/edit', 'Catalogue › Produits › Modifier'],
    ['/administration/sell/customers/new', 'Clients › Ajouter'],
    ['/administration/improve/modules/manage/action/configure/blockreassurance', 'Modules › Configurer un module'],
    ['/administration/index.php/improve/design/cms-pages/', 'Apparence › Pages'],
    ['/administration/configure/quelque-chose/', 'Administration › Autre écran'],
  ])('%s → %s', (path, name) => expect(prestashop(path)).toBe(`back-office: ${name}`));

  it.each([
    ['/', 'Page d’accueil du site'],
    ['/fr/', 'Page d’accueil du site'],
    ['/index.php?controller=product&id_product=3', 'Fiche produit sur le site'],
    ['/fr/accueil/1-1-tee-shirt.html', 'Fiche produit sur le site : 1-1-tee-shirt'],
    ['/3-vetements', 'Catégorie sur le site : 3-vetements'],
    ['/content/4-a-propos', 'Page du site : 4-a-propos'],
    ['/panier', 'Panier du site'],
    ['/module/ps_emailsubscription/verification', 'Page d’un module sur le site'],
  ])('%s → %s', (path, name) => expect(prestashop(path)).toBe(`site: ${name}`));

  it.each([
    '/administration/index.php?controller=AdminCommon&ajax&action',
    '/administration/index.php/common/notifications',
    '/administration/sell/catalog/products-v2/12/combinations/list',
    '/administration/ajax-tab.php',
    '/administration/index.php/_wdt/1a',
    '/module/ps_shoppingcart/ajax?action',
    '/img/logo.xml',
    '/modules/ps_mbo/x',
  ])('%s shows none', (path) => expect(prestashop(path)).toBeNull());
});

describe('hostile paths', () => {
  const nasty = [
    '/wp-admin/admin.php?page=<script>alert(1)</script>',
    '/__proto__/constructor?controller=__proto__&taxonomy=constructor',
    '/wp-admin/constructor',
    '/wp-admin/__proto__',
    '/%zz%E0%A4%A?%=&&=%ff',
    `/${'a/'.repeat(5000)}`,
    `/wp-admin/admin.php?page=${'x'.repeat(10_000)}`,
    '/\u202eevil\u0000\n\u2028x/',
    '',
    '?',
    '\\\\wp-admin\\edit.php',
    'javascript:alert(1)',
    '/constructor-x?post_type=toString',
  ];
  it.each(nasty)('gives a short line or none: %#', (path) => {
    for (const cms of ['wordpress', 'prestashop'] as const) {
      const screen = screenOf(cms, path);
      if (screen === null) continue;
      expect(screen.name.length).toBeLessThanOrEqual(140);
      expect(screen.name).toMatch(/^[^\p{C}\u2028\u2029]+$/u);
      expect(screen.name).not.toMatch(/undefined|function|\[object/);
    }
  });

  it('never throws and always answers one short printable line', () => {
    const words = [
      'wp-admin',
      'administration',
      'index.php',
      'edit.php',
      '__proto__',
      '..',
      '%2e',
      'sell',
      'orders',
      '12',
      '\\',
    ];
    const segment = fc.oneof(fc.constantFrom(...words), fc.string({ unit: 'binary', maxLength: 40 }));
    const pair = fc.tuple(fc.string({ maxLength: 12 }), fc.string({ unit: 'binary', maxLength: 40 }));
    fc.assert(
      fc.property(fc.array(segment, { maxLength: 8 }), fc.array(pair, { maxLength: 6 }), (parts, query) => {
        const path = `/${parts.join('/')}?${query.map(([name, value]) => `${name}=${value}`).join('&')}`;
        for (const cms of ['wordpress', 'prestashop'] as const) {
          const screen = screenOf(cms, path);
          if (screen !== null) expect(screen.name).toMatch(/^\P{C}{1,140}$/u);
          expect(screenOf(cms, path)).toEqual(screen);
        }
      }),
      { numRuns: 2000 },
    );
  });
});
