import { expect, type Locator, type Page, test } from '@playwright/test';
import { Platform } from '../support/platform.js';
import { query } from '../support/test-database.js';
import { endStory } from './support/end-of-story.js';
import { CandidateSeat, ExaminerDesk } from './support/exam-room.js';
import { checkScreen } from './support/screens.js';
import type { WordPressHand } from './support/wordpress-hand.js';

const WINDOW_SECONDS = 1200;
const TITLE = 'Nos ateliers d’hiver';

interface SlotLine {
  label: string;
  candidates: { sittingId: string }[];
}

test.describe.configure({ mode: 'serial' });

test.describe('the feed beside the grille: one edits, one sets up, one looks around', () => {
  let platform: Platform;
  let desk: ExaminerDesk;
  let examiner: Page;
  const names: string[] = [];
  const seats: CandidateSeat[] = [];
  const hands: WordPressHand[] = [];

  const column = (index: number): Locator => desk.column(names[index]!);
  const feed = (index: number): Locator => column(index).getByRole('region', { name: 'Activité du candidat' });
  const group = (index: number, name: string): Locator => feed(index).getByRole('region', { name, exact: true });
  const line = (index: number, name: RegExp): Locator => feed(index).getByRole('button', { name }).first();
  const menu = (): Locator => examiner.getByRole('menu');

  /** Until nothing more can be counted into the candidate's last act: what follows is another one. */
  async function actOver(index: number): Promise<void> {
    const slots = (await (await examiner.request.get(`${platform.origin}/api/slots`)).json()) as SlotLine[];
    const { sittingId } = slots.find(({ label }) => label === 'A1')!.candidates[index]!;
    const quiet = async (): Promise<number> => {
      const answer = await examiner.request.get(`${platform.origin}/api/sittings/${sittingId}/activity`);
      const { events } = (await answer.json()) as { events: { lastAt: number }[] };
      return Date.now() - Math.max(...events.map(({ lastAt }) => lastAt));
    };
    await expect.poll(quiet).toBeGreaterThan(2200);
  }

  test.beforeAll(async ({ browser }) => {
    platform = await Platform.start({ name: 'feed' });
    await query(platform.database, 'UPDATE slots SET durationSeconds = ?, durationChoices = ?', [
      WINDOW_SECONDS,
      JSON.stringify([WINDOW_SECONDS]),
    ]);
    await query(platform.database, "UPDATE sittings SET `window` = JSON_SET(`window`, '$.durationSeconds', ?)", [
      WINDOW_SECONDS,
    ]);
    examiner = await (await browser.newContext()).newPage();
    desk = new ExaminerDesk(examiner, platform);
    await desk.signIn();
    await desk.openSlot('A1');
    await expect(examiner.getByText('Confirmer l’identité')).toHaveCount(3, { timeout: 60_000 });
    for (const { name, code } of platform.rehearsal.candidates.filter(({ slot }) => slot === 'A1')) {
      const seat = await CandidateSeat.take(browser, platform, name);
      await seat.signIn(code);
      await seat.confirmName();
      names.push(name);
      seats.push(seat);
      await desk.column(name).getByRole('checkbox').click();
    }
    await examiner.getByRole('button', { name: 'Tout démarrer' }).click();
    for (const name of names) await expect(desk.column(name).getByRole('timer')).toBeVisible();
    for (const seat of seats) {
      const hand = await seat.openAdministration();
      await hand.signIn('candidat', 'ravaude-2026');
      hands.push(hand);
    }
  });

  test.afterAll(({ browser }) => endStory(browser, platform));

  test('what each has open is said, before anything is saved', async () => {
    await hands[2]!.open('/wp-admin/upload.php');
    await expect(column(2).getByText('Médias', { exact: true })).toBeVisible();
    await hands[2]!.open('/');
    await expect(column(2).getByText('Page d’accueil du site', { exact: true })).toBeVisible();
    await expect(line(2, /Navigation entre administration et site\s: 1\spassage/)).toBeVisible();
    await checkScreen(examiner, 'fil-debut');
  });

  test('acts arrive with their place, and repeated edits stay one line', async () => {
    await hands[0]!.publishPost(TITLE, 'Chaque samedi, un atelier pour apprendre à réparer.');
    await expect(line(0, /Nos ateliers d’hiver/)).toBeVisible();
    await actOver(0);
    await hands[0]!.addParagraph('Le matériel est prêté sur place.');
    await expect(line(0, /Nos ateliers d’hiver.*modifié/)).toBeVisible();
    await actOver(0);
    await hands[0]!.addParagraph('Les places sont limitées à huit personnes.');
    await expect(line(0, /Nos ateliers d’hiver.*× \d/)).toBeVisible();
    await hands[1]!.createMenu('Menu de saison');
    await expect(line(1, /Menu «\sMenu de saison\s» créé/)).toBeVisible();
    await hands[1]!.setTagline('On répare ensemble');
    await expect(line(1, /Identité du site modifiée/)).toBeVisible();
    await hands[2]!.open('/wp-admin/edit.php?post_type=page');
    await expect(line(2, /2\spassages/)).toBeVisible();
    await line(1, /Menu de saison/).click();
    await expect(feed(1).getByText('Apparence › Menus', { exact: true })).toBeVisible();
    await checkScreen(examiner, 'fil-trois-candidats');
  });

  test('what is new since the last visit is counted, and the line shows where it begins', async () => {
    await column(0).locator('[data-feed-line]').first().focus();
    await expect(column(1).getByText(/nouveauté/)).toBeHidden();
    await hands[1]!.setTagline('On répare ensemble, on garde longtemps');
    await expect(column(1).getByText(/^[1-9] nouveautés?$/)).toBeVisible();
    await examiner.reload();
    await expect(column(1).getByText(/^[1-9] nouveautés?$/)).toBeVisible();
    await expect(feed(1).getByText(/votre dernière visite/)).toBeVisible();
    await checkScreen(examiner, 'fil-nouveautes');
    await line(1, /Identité du site/).click();
    await expect(column(1).getByText(/^[1-9] nouveautés?$/)).toBeHidden();
    await expect(feed(1).getByText(/votre dernière visite/)).toBeVisible();
  });

  test('an act is pinned to a row of the grille by keyboard alone; undo takes it back', async () => {
    await line(0, /Nos ateliers/).focus();
    await examiner.keyboard.press('p');
    await expect(menu().getByText('Épingler comme preuve à une ligne de la grille')).toBeVisible();
    await checkScreen(examiner, 'fil-epingler');
    await examiner.keyboard.press('ArrowDown');
    await examiner.keyboard.press('Digit1');
    const grille = examiner.getByRole('region', { name: `Grille de ${names[0]}` });
    const proof = grille.getByRole('button', { name: /^1 preuve pour/ });
    await expect(proof).toBeVisible();
    await column(0).getByRole('status').filter({ hasText: 'Épinglé à Q1' }).getByRole('button').click();
    await expect(proof).toBeHidden();
    await line(0, /Nos ateliers/).focus();
    await examiner.keyboard.press('p');
    await menu().getByRole('menuitem').first().waitFor();
    await examiner.keyboard.press('ArrowDown');
    await examiner.keyboard.press('Digit1');
    await expect(proof).toBeVisible();
    await examiner.reload();
    await proof.click();
    await expect(grille.getByText(/Nos ateliers/)).toBeVisible();
    await expect(
      group(0, 'Q1')
        .getByText(/Nos ateliers/)
        .first(),
    ).toBeVisible();
  });

  test('an act is moved to another question, and keeps it when the api starts again', async () => {
    await line(1, /Menu de saison/).focus();
    await examiner.keyboard.press('q');
    await expect(menu().getByText(/^Classer/)).toBeVisible();
    await examiner.keyboard.press('ArrowDown');
    await examiner.keyboard.press('Digit2');
    await expect(group(1, 'Q2').getByText(/Menu de saison/)).toBeVisible();
    await platform.kill('api');
    await platform.startService('api');
    await examiner.reload();
    await expect(group(1, 'Q2').getByText(/Menu de saison/)).toBeVisible();
    await expect(examiner.getByRole('region', { name: `Grille de ${names[0]}` }).getByText('1 preuve')).toBeVisible();
    await expect(column(1).getByText('En direct')).toBeVisible();
    await checkScreen(examiner, 'fil-par-question');
  });

  test('filters that do not fit a narrow column come with a plain wheel', async () => {
    await examiner.setViewportSize({ width: 1024, height: 768 });
    const chips = column(1).getByRole('group', { name: 'Filtrer par objet' });
    const last = chips.getByRole('button').last();
    await expect(last).not.toBeInViewport({ ratio: 1 });
    await chips.hover();
    await examiner.mouse.wheel(0, 600);
    await expect(last).toBeInViewport({ ratio: 1 });
    await checkScreen(examiner, 'fil-filtres');
    await examiner.setViewportSize({ width: 1366, height: 768 });
  });

  test('filters, timeline, facts and the comparison of texts', async () => {
    const chips = column(0).getByRole('group', { name: 'Filtrer par objet' });
    await chips.getByRole('button', { name: /^Article/ }).click();
    await expect(feed(0).getByText(/Connexion/)).toHaveCount(0);
    await expect(column(0).getByRole('img', { name: /^Chronologie du passage : \d+ actes/ })).toBeVisible();
    await line(0, /Nos ateliers/).click();
    await expect(feed(0).getByText('Éditeur d’un contenu').first()).toBeVisible();
    await expect(
      feed(0)
        .getByText(/\d+ mots, \d+ caractères/)
        .first(),
    ).toBeVisible();
    await checkScreen(examiner, 'fil-detail');
    await column(0)
      .getByRole('button', { name: /Agrandir/ })
      .click();
    await checkScreen(examiner, 'fil-agrandi');
    await feed(0).getByRole('button', { name: 'Comparer avant / après' }).first().click();
    await expect(examiner.getByRole('dialog').locator('ins').filter({ hasText: 'huit personnes' })).toBeVisible();
    await checkScreen(examiner, 'fil-comparer');
    await examiner.keyboard.press('Escape');
  });

  test('the page opens read-only: it is shown, and nothing of the back office is', async () => {
    const opened = examiner.context().waitForEvent('page');
    await feed(0).getByRole('button', { name: 'Voir la page' }).first().click();
    const site = await opened;
    await expect(site.getByRole('heading', { name: TITLE })).toBeVisible();
    // Sent by the page itself: only the browser finds the site's name.
    const posted = await site.evaluate(async () => {
      const body = new URLSearchParams({ comment: 'non', comment_post_ID: '1' });
      return (await fetch('/wp-comments-post.php', { method: 'POST', body })).status;
    });
    expect(posted).toBe(403);
    const answer = await site.goto(new URL('/wp-admin/', site.url()).href);
    expect(answer?.status()).toBe(403);
  });
});
