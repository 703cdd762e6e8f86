import { createPrivateKey } from 'node:crypto';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, truncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Ticket } from '@e5b/contracts';
import { type BrowserContext, expect, type Page, test } from '@playwright/test';
import { Platform } from '../support/platform.js';
import { signTicket } from '../support/sign-ticket.js';
import { endStory } from './support/end-of-story.js';
import { sandboxAt, siteOf, slotOf } from './support/exam-papers.js';
import { CandidateSeat, ExaminerDesk, followDoor, setWindows } from './support/exam-room.js';
import { checkScreen } from './support/screens.js';

const GIB = 2 ** 30;

test.describe.configure({ mode: 'serial' });

test.describe('the pages that the gateway shows in place of a site', () => {
  let platform: Platform;
  let desk: ExaminerDesk;
  let examiner: Page;
  const seats: CandidateSeat[] = [];
  const sites: string[] = [];
  /** Somebody whom no site knows. */
  let stranger: BrowserContext;

  test.beforeAll(async ({ browser }) => {
    platform = await Platform.start({ name: 'refusals' });
    await setWindows(platform, 1500);
    examiner = await (await browser.newContext()).newPage();
    stranger = await browser.newContext();
    desk = new ExaminerDesk(examiner, platform);
    await desk.signIn();
    await desk.openSlot('A1');
    const slips = platform.rehearsal.candidates.filter(({ slot }) => slot === 'A1');
    await desk.choose(slips[2]!.name, 'Noter absent');
    for (const { name, code } of slips.slice(0, 2)) {
      const seat = await CandidateSeat.take(browser, platform, name);
      await seat.comeIn(code);
      await desk.confirmIdentity(name);
      seats.push(seat);
    }
    await expect(examiner.getByText('Préparation du poste…')).toHaveCount(0, { timeout: 60_000 });
    const { candidates } = await slotOf(examiner, platform, 'A1');
    for (const { sittingId } of candidates.slice(0, 2)) sites.push(await siteOf(examiner, platform, sittingId));
  });

  test.afterAll(({ browser }) => endStory(browser, platform));

  /** An entry link with the platform's own signature, for moments at which the platform gives none. */
  function entryLink(site: string, change: Partial<Ticket> = {}): string {
    const key = createPrivateKey(readFileSync(join(platform.dataDir, 'keys/api.key.pem')));
    return `${site}/.e5b/enter?ticket=${signTicket(key, Date.now(), { sandbox: sandboxAt(site), ...change })}`;
  }

  async function refusedWith(page: Page, url: string, title: string, name: string): Promise<void> {
    await page.goto(url);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
    await expect(
      page.getByRole('link', { name: /^Retour (à votre page d’examen|au site du candidat)$/ }),
    ).toBeVisible();
    await checkScreen(page, name);
  }

  test('before the start the site is not open yet, and opens by itself once the exam starts', async () => {
    const page = await seats[0]!.context.newPage();
    await refusedWith(page, entryLink(sites[0]!), 'L’épreuve n’est pas encore ouverte', 'site-pas-encore-ouvert');
    await examiner.getByRole('button', { name: 'Tout démarrer' }).click();
    await expect(page.getByRole('heading', { name: 'L’épreuve n’est pas encore ouverte' })).toHaveCount(0);
    await expect(page).toHaveURL(`${sites[0]!}/`);
    await page.close();
  });

  test('an address without a site, a page that the gateway does not have', async () => {
    const page = await stranger.newPage();
    const { port } = new URL(sites[0]!);
    await refusedWith(page, `http://zzzzzzzz.localhost:${port}/`, 'Site introuvable', 'site-introuvable');
    await refusedWith(page, `${sites[0]!}/.e5b/rien`, 'Page introuvable', 'site-page-introuvable');
    await page.close();
  });

  test('another candidate’s site stays shut, also with the link of one’s own', async () => {
    const page = await seats[0]!.context.newPage();
    await refusedWith(page, `${sites[1]!}/`, 'Entrez par votre page d’examen', 'site-d-un-autre');
    const own = entryLink(sites[0]!);
    const elsewhere = own.replace(sites[0]!, sites[1]!);
    await refusedWith(page, elsewhere, 'Lien d’entrée non valable', 'site-lien-non-valable');
    await page.close();
  });

  test('an entry link works once, for some seconds, and not across a restart of the gateway', async () => {
    const used = entryLink(sites[0]!);
    const first = await seats[0]!.context.newPage();
    await first.goto(used);
    await expect(first).toHaveURL(`${sites[0]!}/`);
    const page = await stranger.newPage();
    await refusedWith(page, used, 'Lien d’entrée déjà utilisé', 'site-lien-utilise');
    const late = entryLink(sites[0]!, { expiresAt: Date.now() - 1 });
    await refusedWith(page, late, 'Lien d’entrée expiré', 'site-lien-expire');
    const before = entryLink(sites[0]!);
    await platform.kill('gateway');
    await platform.startService('gateway');
    await refusedWith(page, before, 'Lien d’entrée à renouveler', 'site-lien-a-renouveler');
    await page.getByRole('link', { name: 'Retour à votre page d’examen' }).click();
    await expect(page).toHaveURL(`${platform.origin}/candidat`);
    await page.close();
    await first.reload();
    await expect(first).toHaveURL(`${sites[0]!}/`);
    await first.close();
  });

  test('the examiner looks and cannot touch', async () => {
    const look = await followDoor(examiner, 'Voir le site', desk.column(seats[0]!.name));
    await expect(look).toHaveURL(`${sites[0]!}/`);
    await refusedWith(look, `${sites[0]!}/wp-admin/`, 'Consultation seulement', 'site-consultation');
    await look.getByRole('link', { name: 'Retour au site du candidat' }).click();
    await expect(look).toHaveURL(`${sites[0]!}/`);
    await look.close();
  });

  test('a file of 1 GB is refused with a page, and nothing of it is left', async () => {
    const directory = mkdtempSync(join(tmpdir(), 'e5b-upload-'));
    const file = join(directory, 'film.mp4');
    closeSync(openSync(file, 'w'));
    truncateSync(file, GIB);
    try {
      const hand = await seats[0]!.openAdministration();
      await hand.signIn('candidat', 'ravaude-2026');
      await hand.open('/wp-admin/media-new.php?browser-uploader');
      await hand.page.locator('#async-upload').setInputFiles(file);
      // The click lasts as long as the upload.
      await hand.page.locator('#html-upload').click({ timeout: 120_000 });
      await expect(hand.page.getByRole('heading')).toHaveText('Fichier trop volumineux', { timeout: 60_000 });
      await checkScreen(hand.page, 'site-fichier-trop-volumineux');
      await hand.open('/wp-admin/upload.php?mode=list&s=film');
      await expect(hand.page.locator('#the-list .no-items')).toBeVisible();
    } finally {
      rmSync(directory, { recursive: true });
    }
  });
});
