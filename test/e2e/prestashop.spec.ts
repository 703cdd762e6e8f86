import type { FeedPage } from '@e5b/contracts';
import { expect, type Page, test } from '@playwright/test';
import { Platform } from '../support/platform.js';
import { listSandboxes } from '../support/sandbox-cleaner.js';
import { endStory } from './support/end-of-story.js';
import { readPaper, slotOf, verifyArchive } from './support/exam-papers.js';
import { CandidateSeat, ExaminerDesk, followDoor, setWindows } from './support/exam-room.js';
import { PrestaShopHand } from './support/prestashop-hand.js';
import { checkScreen, keep } from './support/screens.js';
import { INSTALL_TIMEOUT_MS, type InstalledShop, SHOP_PACK, ShopCentre } from './support/shop-centre.js';

/** Long enough for three people to make a product and a rule on two cores. */
const WINDOW_SECONDS = 200;
const MARKS = ['14', '11,5', '8'];
const ASKED = [
  'Créer et gérer un produit',
  'Créer les déclinaisons d’un produit',
  'Gérer les impacts prix TTC/HT',
  'Créer des promotions catalogue, panier et prix spécifique',
];

const plain = (text: string): string => text.replaceAll('’', "'").replace(/^\*/, '');

test.describe.configure({ mode: 'serial' });

test.describe('a whole exam on PrestaShop: three candidates, one examiner', () => {
  test.skip(!SHOP_PACK, 'E5B_TEST_PRESTASHOP_PACK names no pack');

  let platform: Platform;
  let desk: ExaminerDesk;
  let examiner: Page;
  let shop: InstalledShop;
  let label: string;
  const seats: CandidateSeat[] = [];
  const hands: PrestaShopHand[] = [];
  const names: string[] = [];

  const product = (index: number): string => `Tablier de ${first(index)}`;
  const rule = (index: number): string => `Merci de ${first(index)}`;
  const first = (index: number): string => names[index]?.split(' ')[0] ?? '';

  test.beforeAll(async ({ browser }) => {
    test.setTimeout(INSTALL_TIMEOUT_MS + 120_000);
    platform = await Platform.start({ name: 'shop-exam' });
    const centre = await ShopCentre.enter(platform);
    shop = await centre.install(SHOP_PACK ?? '');
    label = await centre.rehearse(shop);
    await centre.leave();
    await setWindows(platform, WINDOW_SECONDS);
    examiner = await (await browser.newContext()).newPage();
    desk = new ExaminerDesk(examiner, platform);
  });

  test.afterAll(({ browser }) => endStory(browser, platform));

  test('the slot opens on three shops, the candidates come in', async ({ browser }) => {
    await desk.signIn();
    await desk.openSlot(label);
    await expect(examiner.getByText('Confirmer l’identité')).toHaveCount(3, { timeout: 120_000 });
    for (const { name, code } of platform.rehearsal.candidates.filter(({ slot }) => slot === label)) {
      const seat = await CandidateSeat.take(browser, platform, name);
      await seat.comeIn(code);
      seats.push(seat);
      names.push(name);
      await desk.confirmIdentity(name);
    }
    await examiner.getByRole('button', { name: 'Tout démarrer' }).click();
    for (const seat of seats)
      await expect(seat.page.getByRole('heading', { name: 'Mettre en vente un nouveau produit' })).toBeVisible();
    await expect(seats[0]!.page.getByRole('button', { name: 'Ouvrir la boutique' })).toBeVisible();
    await checkScreen(seats[0]!.page, 'boutique-candidat-sujet');
  });

  test('each makes a product with combinations and a cart rule; each column tells its own', async () => {
    await Promise.all(
      seats.map(async (seat, index) => {
        const hand = new PrestaShopHand(await followDoor(seat.page, 'Ouvrir l’administration'));
        hands[index] = hand;
        await hand.signIn(shop.account.login, shop.account.password);
        await hand.createCartRule(rule(index), { code: `MERCI${index}`, percent: '10' });
        await hand.createProduct(product(index), ['0', '4']);
      }),
    );
    const { candidates } = await slotOf(examiner, platform, label);
    for (const [index, name] of names.entries()) {
      const column = desk.column(name);
      await expect(column.getByText(new RegExp(product(index))).first()).toBeVisible();
      await expect(column.getByText(new RegExp(`Règle panier.*${rule(index)}.*créée`)).first()).toBeVisible();
      for (const other of names.keys()) {
        if (other !== index) await expect(column.getByText(new RegExp(product(other)))).toHaveCount(0);
      }
      const told = await functionalitiesOf(candidates[index]!.sittingId);
      expect(told).toEqual(expect.arrayContaining(ASKED.map(plain)));
    }
    await checkScreen(examiner, 'boutique-examinateur-direct');
    await keep(hands[0]!.page, 'boutique-candidat-declinaisons');
  });

  test('the shop’s own pages open beside it, with their pictures and friendly addresses', async () => {
    const front = await followDoor(seats[0]!.page, 'Ouvrir la boutique');
    const product = front.locator('.product-miniature a[href*=".html"]').first();
    await expect(product).toBeVisible();
    await keep(front, 'boutique-accueil');
    await front.goto((await product.getAttribute('href')) ?? '');
    const cover = front.locator('.product-cover img, .images-container img').first();
    await expect(cover).toBeVisible();
    expect(await cover.evaluate((image) => (image as HTMLImageElement).naturalWidth)).toBeGreaterThan(0);
    await keep(front, 'boutique-produit');
  });

  test('the grille is filled, the window closes by itself, the next save is refused', async () => {
    for (const name of names) await desk.rateByKeyboard(name, '34332423');
    for (const seat of seats) {
      await expect(seat.page.getByRole('heading', { name: 'Reçu de fin de passage' })).toBeVisible({
        timeout: (WINDOW_SECONDS + 30) * 1000,
      });
    }
    await hands[0]!.renameProduct('Trop tard');
    await expect(hands[0]!.page.getByRole('heading')).toContainText('L’épreuve est terminée');
    await checkScreen(hands[0]!.page, 'boutique-candidat-termine');
  });

  test('fiches are signed, papers name PrestaShop, archives verify, the shops are gone', async () => {
    for (const [index, name] of names.entries()) {
      await expect(desk.column(name).getByRole('link', { name: 'Remplir la fiche' })).toBeVisible({ timeout: 60_000 });
      await desk.signFiche(name, MARKS[index]!, 'Boutique tenue avec soin.');
    }
    for (const [index, { sittingId, lastName }] of (await slotOf(examiner, platform, label)).candidates.entries()) {
      const base = `${platform.origin}/api/sittings/${sittingId}`;
      const fiche = await readPaper(examiner, `${base}/fiche.pdf`, `boutique-fiche-${index + 1}`);
      for (const expected of [lastName, MARKS[index]!]) expect(fiche).toContain(expected);
      const grille = await readPaper(examiner, `${base}/grille.pdf`, `boutique-grille-${index + 1}`);
      for (const expected of [lastName, 'PrestaShop E']) expect(grille).toContain(expected);
      expect(await verifyArchive(examiner, platform, sittingId)).toMatch(/ARCHIVE INTACTE, signée par la clé donnée/);
    }
    await expect.poll(() => listSandboxes(platform.dataDir), { timeout: 30_000 }).toEqual([]);
  });

  async function functionalitiesOf(sittingId: string): Promise<string[]> {
    const answer = await examiner.request.get(`${platform.origin}/api/sittings/${sittingId}/activity`);
    const { events } = (await answer.json()) as FeedPage;
    return [...new Set(events.flatMap(({ functionality }) => functionality))].map(plain);
  }
});
