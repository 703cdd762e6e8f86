// Acts of a candidate in the back office of PrestaShop 9, one by one, and what the feed should say of each.
const ACCOUNT = { email: 'candidat@boutique.example', password: 'boutique-2026' };

/** Signs in; every address of the back office needs the token of this session. */
export async function signIn(page, origin) {
  await page.goto(`${origin}/administration/`);
  await page.locator('input[name="email"]').fill(ACCOUNT.email);
  await page.locator('input[name="passwd"]').fill(ACCOUNT.password);
  await page.locator('button[name="submitLogin"], #submit_login').first().click();
  await page.waitForSelector('#nav-sidebar, .nav-bar');
  const hrefs = await page.locator('#nav-sidebar a, .nav-bar a').evaluateAll((links) => links.map((link) => link.href));
  const token = new URL(hrefs.find((href) => href.includes('_token='))).searchParams.get('_token');
  const links = (controller) => hrefs.find((href) => href.includes(`controller=${controller}`));
  return {
    /** Opens a Symfony screen by its path, a legacy one by its controller. */
    async open(path) {
      const legacy = links(path);
      await page.goto(
        legacy ?? `${origin}/administration/index.php${path}${path.includes('?') ? '&' : '?'}_token=${token}`,
      );
      await page.waitForLoadState('networkidle');
    },
    row: (text) => page.locator('table tbody tr').filter({ hasText: text }).first(),
    async save(selector = '.card-footer .btn-primary, #save-button') {
      await page.locator(selector).filter({ visible: true }).first().click();
      await page.waitForLoadState('networkidle');
    },
    /** The product page enables its button once a field was left. */
    async saveProduct() {
      await page.keyboard.press('Tab');
      await page.locator('#product_footer_save:not([disabled])').click();
      await page.waitForLoadState('networkidle');
    },
    /** A list's « delete » in the row's menu, confirmed. */
    async remove(text) {
      const row = this.row(text);
      const menu = row.locator('.dropdown-toggle, [data-toggle=dropdown]').first();
      await menu.click();
      await row
        .locator('.dropdown-menu a.dropdown-item')
        .filter({ hasText: /delete|supprimer/i })
        .first()
        .click();
      await this.confirm();
    },
    async confirm() {
      const button = page
        .locator(
          '.modal.show .btn-confirm-submit, .modal.show .js-submit-bulk-action, .modal.show .modal-footer .btn-primary, .modal.show .modal-footer .btn-danger',
        )
        .first();
      await button.waitFor({ timeout: 4000 }).then(
        () => button.click(),
        () => undefined,
      );
      await page.waitForLoadState('networkidle');
    },
    async toggle(text, nth = 0) {
      const row = this.row(text);
      await row.locator('.ps-switch').nth(nth).click();
      await page.waitForLoadState('networkidle');
    },
    async bulk(texts, action) {
      for (const text of texts) await tick(this.row(text));
      await page.locator('.js-bulk-actions-btn').first().click();
      await page.locator('.dropdown-menu.show .dropdown-item').filter({ hasText: action }).first().click();
      await this.confirm();
    },
  };
}

const act = (id, action, told, run) => ({ id, action, told: told.split(' | ').filter(Boolean), run });
// The box lies under a drawn one, and may be outside of what is scrolled to.
const tick = (row) =>
  row
    .locator('input[type=checkbox]')
    .first()
    .evaluate((box) => box.click());
const shown = (page, selector) => page.locator(selector).filter({ visible: true }).first();
const fill = (page, name, text) => page.locator(`[name="${name}"]`).first().fill(text);
const nav = (id, action, run) => ({ id, kind: 'navigation', action, told: [], run });

export const acts = [
  nav('nav-lists', 'Listes des marques, des clients et des commandes ouvertes.', async (_page, shop) => {
    for (const path of ['/sell/catalog/brands/', '/sell/customers/', '/sell/orders/', '/sell/catalog/products/'])
      await shop.open(path);
  }),
  act(
    'supplier-create',
    'Fournisseur « Bois du Nord » créé.',
    'create supplier « Bois du Nord »',
    async (page, shop) => {
      await shop.open('/sell/catalog/suppliers/new');
      await fill(page, 'supplier[name]', 'Bois du Nord');
      await fill(page, 'supplier[address]', '3 rue du Port');
      await fill(page, 'supplier[city]', 'Lille');
      await fill(page, 'supplier[post_code]', '59000');
      await shop.save();
    },
  ),
  act(
    'supplier-toggle',
    'Fournisseur « Bois du Nord » activé dans la liste.',
    'activate supplier « Bois du Nord »',
    async (_page, shop) => {
      await shop.open('/sell/catalog/suppliers/');
      await shop.toggle('Bois du Nord');
    },
  ),
  act(
    'supplier-edit',
    'Fournisseur « Bois du Nord » renommé « Bois du Nord SARL ».',
    'update supplier « Bois du Nord SARL »',
    async (page, shop) => {
      await shop.open('/sell/catalog/suppliers/');
      await shop.row('Bois du Nord').locator('a.edit, a[href*="edit"]').first().click();
      await fill(page, 'supplier[name]', 'Bois du Nord SARL');
      await shop.save();
    },
  ),
  act(
    'supplier-delete',
    'Fournisseur supprimé dans la liste.',
    'delete supplier « Bois du Nord SARL »',
    async (_page, shop) => {
      await shop.open('/sell/catalog/suppliers/');
      await shop.remove('Bois du Nord');
    },
  ),
  act('brand-create', 'Marque « Terre Vive » créée.', 'create brand « Terre Vive »', async (page, shop) => {
    await shop.open('/sell/catalog/brands/new');
    await fill(page, 'manufacturer[name]', 'Terre Vive');
    await shop.save();
  }),
  act(
    'brand-address',
    'Adresse ajoutée à la marque « Terre Vive ».',
    'update brand « Terre Vive »',
    async (page, shop) => {
      await shop.open('/sell/catalog/brands/addresses/new');
      await page.locator('[name="manufacturer_address[id_manufacturer]"]').selectOption({ label: 'Terre Vive' });
      for (const [field, text] of Object.entries({
        last_name: 'Martin',
        first_name: 'Zoé',
        address: '4 rue des Potiers',
        city: 'Vallauris',
        post_code: '06220',
      }))
        await fill(page, `manufacturer_address[${field}]`, text);
      await shop.save();
    },
  ),
  act('brand-toggle', 'Marque désactivée dans la liste.', 'deactivate brand « Terre Vive »', async (_page, shop) => {
    await shop.open('/sell/catalog/brands/');
    await shop.toggle('Terre Vive');
  }),
  act('attribute-delete-value', 'Valeur d’attribut supprimée.', 'delete attribute', async (page, shop) => {
    await shop.open('/sell/catalog/attribute-groups/4/attributes/');
    const name = (await page.locator('table tbody tr').last().innerText()).trim();
    await shop.remove(name.split('\t').find((cell) => /[a-z0-9]/i.test(cell) && !/^\d+$/.test(cell.trim())) ?? '');
  }),
  act('feature-create', 'Caractéristique « Entretien » créée.', 'create feature « Entretien »', async (page, shop) => {
    await shop.open('/sell/catalog/features/new');
    await shown(page, 'input[name^="feature[name]"]').fill('Entretien');
    await shop.save();
  }),
  act(
    'feature-value',
    'Valeur « Lave-linge 30° » ajoutée à la caractéristique.',
    'create feature « Lave-linge 30° »',
    async (page, shop) => {
      await shop.open('/sell/catalog/features/');
      await shop.row('Entretien').locator('td').nth(2).click();
      await page.waitForLoadState('networkidle');
      await page
        .locator('a[href*="values/add"], a[href*="values/new"], #page-header-desc-configuration-add_feature_value')
        .first()
        .click();
      await page.waitForLoadState('networkidle');
      await shown(page, 'input[name^="feature_value[value]"]').fill('Lave-linge 30°');
      await shop.save();
    },
  ),
  act('category-create', 'Catégorie « Ateliers » créée.', 'create category « Ateliers »', async (page, shop) => {
    await shop.open('/sell/catalog/categories/new');
    await shown(page, 'input[name^="category[name]"]').fill('Ateliers');
    await shown(page, 'input[name^="category[link_rewrite]"]').fill('ateliers');
    await shop.save();
  }),
  act(
    'category-toggle',
    'Catégorie « Ateliers » masquée dans la liste.',
    'unpublish category « Ateliers »',
    async (_page, shop) => {
      await shop.open('/sell/catalog/categories');
      await shop.toggle('Ateliers');
    },
  ),
  act(
    'products-bulk-off',
    'Deux produits retirés de la vente par action groupée.',
    'unpublish product | unpublish product',
    async (_page, shop) => {
      await shop.open('/sell/catalog/products/');
      await shop.bulk(['Coussin ours brun', 'Coussin renard'], /deactivate|désactiver/i);
    },
  ),
  act('products-bulk-on', 'Les deux remis en vente.', 'publish product | publish product', async (_page, shop) => {
    await shop.open('/sell/catalog/products/');
    await shop.bulk(['Coussin ours brun', 'Coussin renard'], /^\s*(activate|activer)/i);
  }),
  act(
    'product-duplicate-delete',
    'Produits supprimés par action groupée.',
    'delete product | delete product',
    async (_page, shop) => {
      await shop.open('/sell/catalog/products/');
      await shop.bulk(['Illustration vectorielle Renard', 'Illustration vectorielle Colibri'], /delete|supprimer/i);
    },
  ),
  act(
    'product-reference',
    'Référence et quantité minimale d’un produit changées.',
    'update product',
    async (page, shop) => {
      await shop.open('/sell/catalog/products/7/edit');
      await page.locator('#product_details-tab-nav, a[href="#product_details-tab"]').first().click();
      await fill(page, 'product[details][references][reference]', 'MUG-07');
      await shop.saveProduct();
      await page.waitForLoadState('networkidle');
    },
  ),
  act('product-delivery', 'Poids et délai de livraison d’un produit.', 'update product', async (page, shop) => {
    await shop.open('/sell/catalog/products/7/edit');
    await page.locator('a[href="#product_shipping-tab"]').first().click();
    await fill(page, 'product[shipping][dimensions][weight]', '0.4');
    await shop.saveProduct();
  }),
  act('product-supplier', 'Fournisseur associé à un produit.', 'assign supplier', async (page, shop) => {
    await shop.open('/sell/catalog/products/8/edit');
    await page.locator('a[href="#product_options-tab"]').first().click();
    await page.locator('input[name="product[options][suppliers][supplier_ids][]"]').last().check({ force: true });
    await shop.saveProduct();
  }),
  act('product-tags', 'Mots-clés d’un produit.', 'update product', async (page, shop) => {
    await shop.open('/sell/catalog/products/8/edit');
    await page.locator('a[href="#product_seo-tab"]').first().click();
    await page.locator('.tokenfield input.token-input').filter({ visible: true }).first().fill('céramique,');
    await page.keyboard.press('Enter');
    await shop.saveProduct();
  }),
  act(
    'stock-bulk',
    'Quantité d’un produit sans déclinaison changée sur sa fiche.',
    'update stock',
    async (page, shop) => {
      await shop.open('/sell/catalog/products/8/edit');
      await page.locator('a[href="#product_stock-tab"]').first().click();
      await fill(page, 'product[stock][quantities][delta_quantity][delta]', '12');
      await shop.saveProduct();
    },
  ),
  act('customer-create', 'Client « Nora Petit » créé.', 'create customer « Nora Petit »', async (page, shop) => {
    await shop.open('/sell/customers/new');
    await fill(page, 'customer[first_name]', 'Nora');
    await fill(page, 'customer[last_name]', 'Petit');
    await fill(page, 'customer[email]', 'nora.petit@exemple.example');
    await fill(page, 'customer[password]', 'Bonjour-2026-nora');
    await shop.save();
  }),
  act('customer-delete', 'Client « Nora Petit » supprimé.', 'delete customer « Nora Petit »', async (_page, shop) => {
    await shop.open('/sell/customers/');
    await shop.remove('Nora');
  }),
  act('cms-category', 'Catégorie de pages « Conseils » créée.', 'create cms_page « Conseils »', async (page, shop) => {
    await shop.open('/improve/design/cms-pages/category/new');
    await shown(page, 'input[name^="cms_page_category[name]"]').fill('Conseils');
    await shown(page, 'input[name^="cms_page_category[friendly_url]"]').fill('conseils');
    await shop.save();
  }),
  act(
    'cms-bulk-off',
    'Deux pages désactivées par action groupée.',
    'unpublish cms_page | unpublish cms_page',
    async (_page, shop) => {
      await shop.open('/improve/design/cms-pages/');
      await shop.bulk(['Livraison', 'Mentions légales'], /disable|désactiver/i);
    },
  ),
  act('cms-delete', 'Une page supprimée.', 'delete cms_page « Secure payment »', async (_page, shop) => {
    await shop.open('/improve/design/cms-pages/');
    await shop.remove('Paiement sécurisé');
  }),
  act('employee-create', 'Employé « Ali Nassim » créé.', 'create employee « Ali Nassim »', async (page, shop) => {
    await shop.open('/configure/advanced/employees/new');
    await fill(page, 'employee[firstname]', 'Ali');
    await fill(page, 'employee[lastname]', 'Nassim');
    await fill(page, 'employee[email]', 'ali.nassim@boutique.example');
    await fill(page, 'employee[password]', 'Ali-boutique-2026!');
    await page.locator('[name="employee[profile]"]').selectOption({ index: 2 });
    await page.locator('[name="employee[default_page]"]').selectOption({ index: 1 });
    await shop.save();
  }),
  act('employee-profile', 'Profil d’un employé changé.', 'assign profile « Ali Nassim »', async (page, shop) => {
    await shop.open('/configure/advanced/employees/');
    await shop.row('Nassim').locator('a.edit, a[href*="edit"]').first().click();
    await page.locator('[name="employee[profile]"]').selectOption({ index: 3 });
    await shop.save();
  }),
  act('employee-off', 'Employé désactivé.', 'deactivate employee « Ali Nassim »', async (_page, shop) => {
    await shop.open('/configure/advanced/employees/');
    await shop.toggle('Nassim');
  }),
  act('profile-rename', 'Profil renommé.', 'update profile « Comptable »', async (page, shop) => {
    await shop.open('/configure/advanced/profiles/2/edit');
    await shown(page, 'input[name^="profile[name]"]').fill('Comptable');
    await shop.save();
  }),
  act('permission', 'Permission retirée à un profil.', 'assign permission', async (page, shop) => {
    await shop.open('/configure/advanced/permissions/');
    await page.locator('a').filter({ hasText: 'Commercial' }).first().click();
    const box = page.locator('.tab-pane.active input[type=checkbox]').nth(8);
    await box.evaluate((drawnOver) => drawnOver.click());
    await page.waitForLoadState('networkidle');
  }),
  act(
    'order-message',
    'Message prédéfini « Colis prêt » créé.',
    'create predefined_message « Colis prêt »',
    async (page, shop) => {
      await shop.open('/sell/customer-service/order-messages/new');
      await shown(page, 'input[name^="order_message[name]"]').fill('Colis prêt');
      await shown(page, 'textarea[name^="order_message[message]"]').fill('Votre colis vous attend.');
      await shop.save();
    },
  ),
  act(
    'order-message-delete',
    'Message prédéfini supprimé.',
    'delete predefined_message « Colis prêt »',
    async (_page, shop) => {
      await shop.open('/sell/customer-service/order-messages/');
      await shop.remove('Colis prêt');
    },
  ),
  act('catalog-rule', 'Règle de prix catalogue créée.', 'create catalog_rule « Printemps »', async (page, shop) => {
    await shop.open('/sell/catalog/catalog-price-rules/new');
    await fill(page, 'catalog_price_rule[name]', 'Printemps');
    await fill(page, 'catalog_price_rule[reduction][value]', '12');
    await shop.save();
  }),
  act(
    'catalog-rule-delete',
    'Règle de prix catalogue supprimée.',
    'delete catalog_rule « Printemps »',
    async (_page, shop) => {
      await shop.open('/sell/catalog/catalog-price-rules/');
      await shop.remove('Printemps');
    },
  ),
  act(
    'orders-bulk-status',
    'État de deux commandes changé par action groupée.',
    'update order_status | update order_status',
    async (page, shop) => {
      await shop.open('/sell/orders/');
      const rows = page.locator('table tbody tr');
      for (const n of [0, 1]) await tick(rows.nth(n));
      await page.locator('.js-bulk-actions-btn').first().click();
      await page
        .locator('.dropdown-menu.show .dropdown-item')
        .filter({ hasText: /status|état|statut/i })
        .first()
        .click();
      await page
        .locator('.modal.show select')
        .selectOption({ label: 'Shipped' })
        .catch(() => page.locator('.modal.show select').selectOption({ index: 5 }));
      await page.locator('.modal.show .modal-footer .btn-primary').first().click();
      await page.waitForLoadState('networkidle');
    },
  ),
  act('order-note', 'Note sur une commande.', 'update order', async (page, shop) => {
    await shop.open('/sell/orders/1/view');
    await page.locator('[name="internal_note[note]"]').first().fill('Client à rappeler', { force: true });
    await page.locator('form[name=internal_note] button[type=submit]').first().click({ force: true });
    await page.waitForLoadState('networkidle');
  }),
  act('order-tracking', 'Numéro de suivi d’une commande.', 'update order', async (page, shop) => {
    await shop.open('/sell/orders/4/view');
    await page.locator('#orderShippingTab, a[href="#orderShippingTabContent"]').first().click();
    await page.locator('.js-update-shipping-btn').first().click();
    await page.locator('[name="update_order_shipping[tracking_number]"]').fill('6A123');
    await page.locator('form[name=update_order_shipping] button[type=submit]').first().click();
    await page.waitForLoadState('networkidle');
  }),
  act(
    'new-products',
    'Durée d’affichage des nouveaux produits.',
    'configure setting « Durée d’affichage des nouveaux produits »',
    async (page, shop) => {
      await shop.open('/configure/shop/product-preferences/');
      await page.locator('[name="general[new_days_number]"]').fill('45');
      await shop.save();
    },
  ),
  act('shop-activity', 'Boutique : afficher les marques.', 'configure setting', async (page, shop) => {
    await shop.open('/configure/shop/preferences/preferences');
    await page
      .locator('[name="form[display_manufacturers]"], [name$="[display_manufacturers]"]')
      .first()
      .check({ force: true });
    await shop.save();
  }),
  act('maintenance', 'Boutique mise en maintenance.', 'configure setting', async (page, shop) => {
    await shop.open('/configure/shop/maintenance/');
    await page.locator('[name$="[enable_shop]"]').first().check({ force: true });
    await shop.save();
  }),
  act('seo-page', 'Titre de la page « best-sales » changé.', 'update seo « best-sales »', async (page, shop) => {
    await shop.open('/configure/shop/seo-urls/?meta[filters][page_name]=');
    await shop.row('best-sales').locator('a.edit, a[href*="edit"]').first().click();
    await shown(page, 'input[name^="meta[page_title]"]').fill('Nos meilleures ventes');
    await shop.save();
  }),
  act('contact-create', 'Contact « Atelier » ajouté.', 'create setting « Atelier »', async (page, shop) => {
    await shop.open('/configure/shop/contacts/new');
    await shown(page, 'input[name^="contact[title]"]').fill('Atelier');
    await fill(page, 'contact[email]', 'atelier@boutique.example');
    await shop.save();
  }),
  act('linklist', 'Bloc de liens « Aide » créé.', 'create link_list « Aide »', async (page, shop) => {
    await shop.open('/modules/link-widget/create');
    await shown(page, 'input[name^="form_link_block[block_name]"], input[name^="form[link_block][block_name]"]').fill(
      'Aide',
    );
    await page.locator('select[name$="[id_hook]"]').selectOption({ label: 'displayFooter' });
    await page.locator('input[name$="[cms][]"]').first().check({ force: true });
    await shop.save();
  }),
];
