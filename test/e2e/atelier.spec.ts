import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import type { AteliersView } from '@e5b/contracts';
import { type Browser, expect, type Page, test } from '@playwright/test';
import { Platform } from '../support/platform.js';
import { AuthorDesk, BUSY } from './support/author-desk.js';
import { endStory } from './support/end-of-story.js';
import { followDoor, signInStaff } from './support/exam-room.js';
import { checkScreen, keep } from './support/screens.js';
import { WordPressHand } from './support/wordpress-hand.js';

const ROOT = join(import.meta.dirname, '../..');
const COLLEAGUE = { name: 'Marc Delmas', login: 'm.delmas', password: 'un mot de passe de test' };

test.describe.configure({ mode: 'serial' });

test.describe('the atelier: from an installed context to its next version, and from nothing to a first one', () => {
  let platform: Platform;
  let author: Page;
  let colleague: Page;
  let keys: string;

  test.beforeAll(async ({ browser }) => {
    platform = await Platform.start({ name: 'atelier' });
    keys = join(platform.dataDir, 'contexts/cles-auteurs');
    [author, colleague] = await Promise.all([newPage(browser), newPage(browser)]);
  });
  test.afterAll(({ browser }) => endStory(browser, platform));

  const desk = (page: Page) => new AuthorDesk(page, platform);
  const card = (page: Page, title = 'Atelier Ravaude') => desk(page).card(title);

  async function openAtelier(page: Page): Promise<void> {
    await page.getByRole('button', { name: 'Ouvrir un atelier' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Ouvrir', exact: true }).click();
    await desk(page).expectOpen('Atelier Ravaude');
  }

  test('an author opens a site of his own from the context that comes with the platform', async () => {
    await signInStaff(author, platform, platform.rehearsal.author);
    await expect(author.getByRole('heading', { name: 'Aucun atelier ouvert' })).toBeVisible();
    await checkScreen(author, 'atelier-aucun');
    await author.getByRole('button', { name: 'Ouvrir un atelier' }).click();
    await expect(author.getByRole('dialog')).toContainText('Un site à vous');
    await checkScreen(author, 'atelier-ouvrir');
    await author.keyboard.press('Escape');
    await openAtelier(author);
    await checkScreen(author, 'atelier-ouvert');
  });

  test('what he publishes in the site is told in words', async () => {
    const site = new WordPressHand(await followDoor(author, 'Ouvrir l’administration', card(author)));
    await site.signIn('candidat', 'ravaude-2026');
    await site.publishPage('Nos horaires d’hiver', 'Du mardi au samedi.');
    await site.page.close();
    await card(author).getByRole('button', { name: 'Comparer' }).click();
    await expect(card(author).getByText('pages – ajoutées : 1 (Nos horaires d’hiver)')).toBeVisible(BUSY);
    await checkScreen(author, 'atelier-changements');
  });

  test('a key is needed; a wrong passphrase is said at once', async () => {
    await card(author).getByRole('button', { name: 'Publier la version suivante' }).click();
    await expect(author.getByRole('dialog')).toContainText('Aucune clé de signature');
    await author.keyboard.press('Escape');
    desk(author).writeKeys();
    await author.reload();
    await card(author).getByRole('button', { name: 'Publier la version suivante' }).click();
    const dialog = author.getByRole('dialog');
    await expect(dialog.getByLabel('Version')).toHaveValue('2');
    await dialog.getByRole('button', { name: 'Signer et publier' }).click();
    await expect(dialog.getByText('Dites aux centres ce qui est nouveau.')).toBeVisible();
    await checkScreen(author, 'atelier-publier');
    await dialog.getByLabel('Ce qui est nouveau').fill('Une page d’horaires.');
    await dialog.getByLabel('Phrase secrète de la clé', { exact: true }).fill('une autre phrase');
    await dialog.getByRole('button', { name: 'Signer et publier' }).click();
    await expect(dialog.getByRole('alert')).toContainText('La phrase secrète ne convient pas');
  });

  test('the next version is signed, published, and verified by whoever has the public key', async () => {
    await desk(author).publish('Une page d’horaires.');
    const line = author.getByRole('row', { name: /repetition-wordpress 2/ });
    await expect(line).toContainText('Claire Aubin', BUSY);
    await checkScreen(author, 'atelier-publie');
    const downloading = author.waitForEvent('download');
    await line.getByRole('link', { name: 'Télécharger' }).or(line.locator('a[download]')).first().click();
    const pack = await (await downloading).path();
    const e5b = (...args: string[]) =>
      execFileSync(process.execPath, [join(ROOT, 'apps/cli/bin/e5b.mjs'), 'context', ...args], { encoding: 'utf8' });
    expect(e5b('verify', pack, '--key', join(keys, 'equipe.pub.pem'))).toContain('CONTEXTE INTACT');
    expect(e5b('inspect', pack, '--files')).not.toMatch(/wp-config\.php$/m);
  });

  test('a colleague who started from the version before is told, looks, and decides', async () => {
    await createColleague(author.context().browser() as Browser, platform);
    await signInStaff(colleague, platform, COLLEAGUE);
    await openAtelier(colleague);
    await expect(card(colleague).getByText(/La version 2 a été publiée/)).toBeVisible();
    await card(colleague).getByRole('button', { name: 'Publier la version suivante' }).click();
    const dialog = colleague.getByRole('dialog');
    await expect(dialog.getByRole('button', { name: 'Signer et publier' })).toBeDisabled();
    await dialog.getByRole('button', { name: 'Voir ce que la version 2 change' }).click();
    await expect(dialog.getByText('pages – ajoutées : 1 (Nos horaires d’hiver)')).toBeVisible(BUSY);
    await checkScreen(colleague, 'atelier-conflit');
    await dialog.getByLabel(/publier par-dessus la version 2/).check();
    await desk(colleague).publish('Un essai par-dessus la version 2.');
    await expect(colleague.getByRole('row', { name: /repetition-wordpress 3/ })).toContainText('Marc Delmas', BUSY);
  });

  test('closed ateliers leave nothing but what was published', async () => {
    for (const page of [author, colleague]) {
      const close = page.getByRole('button', { name: 'Fermer l’atelier' });
      await close.first().click();
      await page.getByRole('dialog').getByRole('button', { name: 'Fermer l’atelier' }).click();
      await expect(page.getByRole('dialog')).toBeHidden();
    }
    await expect(colleague.getByRole('heading', { name: 'Aucun atelier ouvert' })).toBeVisible();
    await expect(colleague.getByRole('row', { name: /repetition-wordpress/ })).toHaveCount(2);
  });

  const GARDENS = 'Les Jardins d’Émeraude';

  test('a new context begins in a WordPress that is French and empty', async () => {
    await author.getByRole('button', { name: 'Ouvrir un atelier' }).click();
    const dialog = author.getByRole('dialog');
    await dialog.getByLabel('WordPress 6.1 neuf, en français').check();
    await dialog.getByLabel('Titre du nouveau contexte').fill(GARDENS);
    await expect(dialog.getByLabel('Code')).toHaveValue('les-jardins-d-emeraude');
    await checkScreen(author, 'atelier-neuf-ouvrir');
    await dialog.getByLabel('Code').fill('repetition-wordpress');
    await dialog.getByRole('button', { name: 'Ouvrir', exact: true }).click();
    await expect(dialog.getByRole('alert')).toContainText('Ce code est déjà celui d’un contexte');
    await checkScreen(author, 'atelier-neuf-code-pris');
    await dialog.getByLabel('Code').fill('les-jardins-d-emeraude');
    await dialog.getByRole('button', { name: 'Ouvrir', exact: true }).click();
    await desk(author).expectOpen(GARDENS);
    await checkScreen(author, 'atelier-neuf-ouvert');
    const site = new WordPressHand(await followDoor(author, 'Ouvrir l’administration', card(author, GARDENS)));
    await site.signIn('candidat', 'candidat-e5b');
    await expect(site.page.locator('html')).toHaveAttribute('lang', 'fr-FR');
    await expect(site.page.getByRole('heading', { name: 'Tableau de bord' })).toBeVisible();
    await expect(site.page.locator('.welcome-panel')).toContainText('Ouvrir l’outil de personnalisation');
    await keep(site.page, 'atelier-neuf-administration');
    for (const [list, titles] of Object.entries({
      'edit.php': ['Bonjour tout le monde !'],
      'edit.php?post_type=page': ['Page d’exemple', 'Politique de confidentialité'],
      'upload.php?mode=list': [],
      'themes.php': [],
    })) {
      await site.open(`/wp-admin/${list}`);
      const found = await site.page.locator('#the-list .row-title').allInnerTexts();
      expect(found.map((title) => title.replace(/\s/g, ' '))).toEqual(titles);
      await keep(site.page, `atelier-neuf-${list.replace(/\W/g, '-')}`);
    }
    await site.open('/');
    await expect(site.page.getByText('Ceci est votre premier article.')).toBeVisible();
    await keep(site.page, 'atelier-neuf-site');
    await site.publishPage('Nos serres', 'Ouvertes toute l’année.');
    await site.page.close();
  });

  test('it is published under its own title, and installs as a context like another', async () => {
    desk(author).pinKey();
    await card(author, GARDENS).getByRole('button', { name: 'Comparer' }).click();
    await expect(card(author, GARDENS).getByText('pages – ajoutées : 1 (Nos serres)')).toBeVisible(BUSY);
    await card(author, GARDENS).getByRole('button', { name: 'Publier la première version' }).click();
    await expect(author.getByRole('dialog').getByLabel('Version')).toHaveValue(/^20\d\d\.1$/);
    await desk(author).publish('Un premier contexte de jardinerie.', { install: true });
    const line = author.getByRole('row', { name: /les-jardins-d-emeraude 20\d\d\.1/ });
    await expect(line).toContainText('première version', BUSY);
    await checkScreen(author, 'atelier-neuf-publie');
    const installed = async () => {
      const { contexts } = (await (await author.request.get(`${platform.origin}/api/ateliers`)).json()) as AteliersView;
      return contexts.some(({ title }) => title === GARDENS);
    };
    await expect.poll(installed, BUSY).toBe(true);
    await author.reload();
    await author.getByRole('button', { name: 'Ouvrir un atelier' }).click();
    await author.getByRole('dialog').getByLabel(GARDENS).check();
    await checkScreen(author, 'atelier-neuf-installe');
  });
});

const newPage = async (browser: Browser): Promise<Page> => (await browser.newContext()).newPage();

async function createColleague(browser: Browser, platform: Platform): Promise<void> {
  const page = await newPage(browser);
  await signInStaff(page, platform, platform.rehearsal.centre);
  await expect(page.getByRole('link', { name: 'Comptes' })).toBeVisible();
  const answer = await page.request.post(`${platform.origin}/api/centre/users`, {
    data: { ...COLLEAGUE, role: 'author' },
    headers: { origin: platform.origin },
  });
  expect(answer.status()).toBe(201);
  await page.context().close();
}
