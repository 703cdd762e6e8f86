import { expect, type Page, test } from '@playwright/test';
import { Platform } from '../support/platform.js';
import { AuthorDesk, BUSY } from './support/author-desk.js';
import { endStory } from './support/end-of-story.js';
import { followDoor, signInStaff } from './support/exam-room.js';
import { PrestaShopHand } from './support/prestashop-hand.js';
import { checkScreen, keep } from './support/screens.js';
import { INSTALL_TIMEOUT_MS } from './support/shop-centre.js';

const CHEESES = 'La Crèmerie du Val d’Aunis';

test.skip(!process.env.E5B_IMAGE_BLANK_PRESTASHOP, 'E5B_PRESTASHOP_RELEASE names no release of PrestaShop');
test.describe.configure({ mode: 'serial' });

test.describe('the atelier: a new context on a PrestaShop without products', () => {
  let platform: Platform;
  let author: Page;
  let desk: AuthorDesk;

  test.beforeAll(async ({ browser }) => {
    platform = await Platform.start({ name: 'atelier-shop' });
    author = await (await browser.newContext()).newPage();
    desk = new AuthorDesk(author, platform);
    desk.writeKeys();
    desk.pinKey();
  });
  test.afterAll(({ browser }) => endStory(browser, platform));

  test('a new context begins in a shop that is French and empty', async () => {
    await signInStaff(author, platform, platform.rehearsal.author);
    await author.getByRole('button', { name: 'Ouvrir un atelier' }).click();
    const dialog = author.getByRole('dialog');
    await dialog.getByLabel('PrestaShop neuf, en français').check();
    await dialog.getByLabel('Titre du nouveau contexte').fill(CHEESES);
    await checkScreen(author, 'atelier-boutique-ouvrir');
    await dialog.getByRole('button', { name: 'Ouvrir', exact: true }).click();
    await desk.expectOpen(CHEESES);
    await checkScreen(author, 'atelier-boutique-ouvert');
    const shop = new PrestaShopHand(await followDoor(author, 'Ouvrir l’administration', desk.card(CHEESES)));
    await shop.signIn('candidat@boutique-neuve.example', 'candidat-e5b');
    await expect(shop.page.locator('html')).toHaveAttribute('lang', 'fr');
    await expect(shop.page.locator('#nav-sidebar')).toContainText('Catalogue');
    await expect(shop.page.locator('#nav-sidebar')).toContainText('Clients');
    await keep(shop.page, 'atelier-boutique-administration');
    await shop.createPlainProduct('Tomme de brebis');
    await keep(shop.page, 'atelier-boutique-produit');
    await shop.page.close();
    const front = await followDoor(author, 'Ouvrir la boutique', desk.card(CHEESES));
    await expect(front.getByText('Boutique neuve').first()).toBeVisible();
    await keep(front, 'atelier-boutique-site');
    await front.close();
  });

  test('its first version is told, published, and installs as a context like another', async () => {
    test.setTimeout(INSTALL_TIMEOUT_MS);
    await desk.card(CHEESES).getByRole('button', { name: 'Comparer' }).click();
    await expect(desk.card(CHEESES).getByText(/produits\s– ajoutés\s: 1 \(Tomme de brebis\)/)).toBeVisible(BUSY);
    await checkScreen(author, 'atelier-boutique-changements');
    await desk.card(CHEESES).getByRole('button', { name: 'Publier la première version' }).click();
    await desk.publish('Une première boutique.', { install: true });
    const line = author.getByRole('row', { name: /la-cremerie-du-val-d-aunis 20\d\d\.1/ });
    await expect(line).toContainText('première version', BUSY);
    await checkScreen(author, 'atelier-boutique-publie');
    await expect(async () => {
      await author.reload();
      await author.getByRole('button', { name: 'Ouvrir un atelier' }).click();
      await author.getByRole('dialog').getByLabel(CHEESES).check({ timeout: 2000 });
    }).toPass({ timeout: INSTALL_TIMEOUT_MS - 60_000, intervals: [5000] });
    await checkScreen(author, 'atelier-boutique-installe');
  });
});
