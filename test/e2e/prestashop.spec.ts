import { FUNCTIONALITIES } from '@e5b/cms-activity';
import { type Browser, expect, type Page, test } from '@playwright/test';
import { Platform } from '../support/platform.js';
import { listSandboxes } from '../support/sandbox-cleaner.js';
import { type CandidateAtWork, type Group, onShop, onWordPress } from './support/candidate-at-work.js';
import { closeWindows, endStory } from './support/end-of-story.js';
import { feedOf, readPaper, slotOf, verifyArchive } from './support/exam-papers.js';
import { CandidateSeat, ExaminerDesk, followDoor, setWindows } from './support/exam-room.js';
import { PrestaShopHand } from './support/prestashop-hand.js';
import { checkScreen, keep } from './support/screens.js';
import { INSTALL_TIMEOUT_MS, type InstalledShop, SHOP_PACK, ShopCentre } from './support/shop-centre.js';

/** Long enough for three people to make a product and a rule on two cores that another story uses too. */
const WINDOW_SECONDS = 240;
const MARKS = ['14', '11,5', '8'];
const ASKED = [
  'Créer et gérer un produit',
  'Créer les déclinaisons d’un produit',
  'Gérer les impacts prix TTC/HT',
  'Créer des promotions catalogue, panier et prix spécifique',
];

const plain = (text: string): string => text.replaceAll('’', "'").replace(/^\*/, '');

test.skip(!SHOP_PACK, 'E5B_TEST_PRESTASHOP_PACK names no pack');

let platform: Platform;
let centre: ShopCentre;
let shop: InstalledShop;

/** One bake for both stories: it is the longest part of them. */
test.beforeAll(async () => {
  test.setTimeout(INSTALL_TIMEOUT_MS + 120_000);
  platform = await Platform.start({ name: 'shop-exam' });
  centre = await ShopCentre.enter(platform);
  shop = await centre.install(SHOP_PACK ?? '');
});

test.afterAll(async ({ browser }) => {
  await centre.leave();
  await endStory(browser, platform);
});

test.describe('a whole exam on PrestaShop: three candidates, one examiner', () => {
  test.describe.configure({ mode: 'serial' });

  let desk: ExaminerDesk;
  let examiner: Page;
  let label: string;
  const seats: CandidateSeat[] = [];
  const hands: PrestaShopHand[] = [];
  const names: string[] = [];

  const product = (index: number): string => `Tablier pour ${first(index)}`;
  const rule = (index: number): string => `Merci à ${first(index)}`;
  const first = (index: number): string => names[index]?.split(' ')[0] ?? '';

  test.beforeAll(async ({ browser }) => {
    label = await centre.rehearse(shop);
    await setWindows(platform, WINDOW_SECONDS);
    examiner = await (await browser.newContext()).newPage();
    desk = new ExaminerDesk(examiner, platform);
  });

  test.afterAll(({ browser }) => closeWindows(browser));

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
      const told = async (): Promise<string[]> => {
        const acts = await feedOf(examiner, platform, candidates[index]!.sittingId);
        return acts.flatMap(({ functionality }) => functionality).map(plain);
      };
      await expect.poll(told).toEqual(expect.arrayContaining(ASKED.map(plain)));
    }
    await checkScreen(examiner, 'boutique-examinateur-direct');
    const feed = desk.feed(names[0]!);
    const act = (name: string) => feed.getByRole('button', { name: new RegExp(name) }).first();
    for (const name of [rule(0), product(0)]) await act(name).click();
    await expect(feed.getByText('MERCI0', { exact: true })).toBeVisible();
    await expect(feed.getByText(/[[{]"/)).toHaveCount(0);
    await checkScreen(examiner, 'boutique-examinateur-detail');
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
});

test.describe('two groups at once, one on WordPress and one on a shop: a tab for each', () => {
  test.describe.configure({ mode: 'serial' });

  const groups: Group[] = [];
  const atWork: CandidateAtWork[] = [];

  test.beforeAll(async ({ browser }) => {
    const wordpress = await centre.rehearseBeside();
    const prestashop = await centre.rehearse(shop);
    const desk = new ExaminerDesk(await (await browser.newContext()).newPage(), platform);
    await desk.signIn();
    groups.push({ cms: 'wordpress', label: wordpress, desk });
    groups.push({ cms: 'prestashop', label: prestashop, desk: await desk.beside() });
  });

  test.afterAll(({ browser }) => closeWindows(browser));

  test('both slots are open; two come in for WordPress and one for the shop', async ({ browser }) => {
    for (const { desk, label } of groups) await desk.openSlot(label);
    for (const { desk, label } of groups) {
      await expect(desk.page.getByText('Confirmer l’identité')).toHaveCount(3, { timeout: 120_000 });
      await expect(desk.page).toHaveTitle(new RegExp(`Créneau ${label}`));
    }
    const [wordpress, prestashop] = [groups[0]!, groups[1]!];
    for (const seat of await takeSeats(browser, wordpress, 2)) atWork.push(onWordPress(wordpress, seat));
    for (const seat of await takeSeats(browser, prestashop, 1)) atWork.push(onShop(prestashop, seat, shop.account));
  });

  test('they work at the same time; each column tells the acts of its own in the words of its CMS', async () => {
    await Promise.all(atWork.map(({ work }) => work()));
    for (const { group, seat, lines } of atWork) {
      const feed = group.desk.feed(seat.name);
      for (const [line, functionality] of lines) {
        const act = feed.getByRole('button', { name: line });
        await act.click();
        await expect(feed.getByText(/^Annexe VI-3/).filter({ hasText: functionality })).toBeVisible();
        await act.click();
      }
    }
    for (const { cms, desk } of groups) await checkScreen(desk.page, `deux-groupes-${cms}`);
  });

  test('nothing of one candidate, nor of one CMS, is told of another', async () => {
    for (const { cms, desk, label } of groups) {
      const vocabulary = FUNCTIONALITIES.filter((line) => line.cms === cms).map((line) => line.label);
      const { candidates } = await slotOf(desk.page, platform, label);
      expect(candidates).toHaveLength(3);
      for (const { sittingId, firstName, lastName } of candidates) {
        const name = `${firstName} ${lastName}`;
        const own = atWork.find(({ seat }) => seat.name === name);
        const events = await feedOf(desk.page, platform, sittingId);
        expect([...new Set(events.map(({ object }) => object))].sort()).toEqual(own?.objects ?? []);
        expect(events.filter(({ who }) => who !== 'candidate')).toEqual([]);
        const told = events.flatMap(({ functionality }) => functionality);
        expect(told.filter((each) => !vocabulary.includes(each))).toEqual([]);
        expect(told).toEqual(expect.arrayContaining(own?.lines.map(([, functionality]) => functionality) ?? []));
        for (const other of atWork.filter((each) => each !== own)) {
          expect(JSON.stringify(events)).not.toContain(other.own);
          await expect(desk.column(name).getByText(new RegExp(other.own))).toHaveCount(0);
        }
        if (!own) await expect(desk.column(name).locator('[data-feed-line]')).toHaveCount(0);
      }
    }
  });

  /** The first ones of the group, each with the clock running. */
  async function takeSeats(browser: Browser, { desk, label }: Group, count: number): Promise<CandidateSeat[]> {
    const slips = platform.rehearsal.candidates.filter(({ slot }) => slot === label).slice(0, count);
    const seats: CandidateSeat[] = [];
    for (const { name, code } of slips) {
      const seat = await CandidateSeat.take(browser, platform, name);
      await seat.comeIn(code);
      await desk.confirmIdentity(name);
      await desk.column(name).getByRole('button', { name: 'Démarrer' }).click();
      await expect(desk.column(name).getByRole('timer')).toBeVisible();
      seats.push(seat);
    }
    return seats;
  }
});
