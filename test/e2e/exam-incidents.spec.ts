import { randomUUID } from 'node:crypto';
import { expect, type Page, test } from '@playwright/test';
import { Platform } from '../support/platform.js';
import { removeSandbox } from '../support/sandbox-cleaner.js';
import { endStory } from './support/end-of-story.js';
import { sandboxAt, siteOf, slotOf } from './support/exam-papers.js';
import { CandidateSeat, ExaminerDesk, setWindows, signInStaff } from './support/exam-room.js';
import { checkScreen } from './support/screens.js';
import { SlowRepair } from './support/slow-repair.js';
import type { WordPressHand } from './support/wordpress-hand.js';

/** Well below the pages' own beat: what changes a site must be announced to them. */
const AT_ONCE = { timeout: 6000 };
/** Never over during the test: what ends an exam has its own. */
const WINDOW_SECONDS = 1500;

test.describe.configure({ mode: 'serial' });

test.describe('what happens during an exam: absence, pause, repair, another workstation, a lost server', () => {
  let platform: Platform;
  let desk: ExaminerDesk;
  let examiner: Page;
  let slips: { name: string; code: string }[];
  const seats: CandidateSeat[] = [];
  let site: WordPressHand;

  test.beforeAll(async ({ browser }) => {
    platform = await Platform.start({ name: 'incidents' });
    await setWindows(platform, WINDOW_SECONDS);
    slips = platform.rehearsal.candidates.filter(({ slot }) => slot === 'A1');
    examiner = await (await browser.newContext()).newPage();
    desk = new ExaminerDesk(examiner, platform);
    await desk.signIn();
    await desk.openSlot('A1');
    await expect(examiner.getByText('Préparation du poste…')).toHaveCount(0, { timeout: 60_000 });
  });

  test.afterAll(({ browser }) => endStory(browser, platform));

  const name = (index: number): string => slips[index]!.name;
  const column = (index: number) => desk.column(name(index));

  test('who does not come is noted absent: seen in the column, told at the code, told on the page', async ({
    browser,
  }) => {
    for (const { name: who, code } of slips.slice(0, 2)) {
      const seat = await CandidateSeat.take(browser, platform, who);
      await seat.comeIn(code);
      seats.push(seat);
    }
    await desk.choose(name(2), 'Noter absent');
    await expect(column(2).getByText('Absent : rien à évaluer.')).toBeVisible();
    await checkScreen(examiner, 'examinateur-absent');
    const late = await CandidateSeat.take(browser, platform, name(2));
    await late.signIn(slips[2]!.code);
    await expect(late.page.getByRole('alert')).toContainText('noté absent');
    await checkScreen(late.page, 'candidat-note-absent');
    await column(2).getByRole('button', { name: 'Annuler l’absence' }).click();
    await expect(column(2).getByLabel('Confirmer l’identité')).toBeVisible();
    await late.comeIn(slips[2]!.code);
    await expect(late.page.getByRole('heading', { name: 'Salle d’attente' })).toBeVisible();
    await desk.choose(name(2), 'Noter absent (force majeure)');
    await expect(late.page.getByRole('heading', { name: 'Passage non ouvert' })).toBeVisible();
    await checkScreen(late.page, 'candidat-passage-non-ouvert');
    await late.context.close();
  });

  test('two candidates start one by one; a pause needs a reason, stops one clock and closes one site', async () => {
    for (const [index, seat] of seats.entries()) {
      await desk.confirmIdentity(name(index));
      await column(index).getByRole('button', { name: 'Démarrer' }).click();
      await expect(seat.page.getByRole('heading', { name: /Relancer la vitrine/ })).toBeVisible();
    }
    site = await seats[0]!.openSite();
    await expect(site.page.getByRole('heading').first()).toBeVisible();
    await column(0).getByRole('button', { name: 'Pause' }).click();
    const dialog = examiner.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Mettre en pause' }).click();
    await expect(dialog.getByText('Indiquez un motif en quelques mots.')).toBeVisible();
    await checkScreen(examiner, 'examinateur-motif-manquant');
    await dialog.getByText('Évacuation de la salle').click();
    await dialog.getByRole('button', { name: 'Mettre en pause' }).click();
    await expect(column(0).getByText(/Pause depuis/)).toBeVisible();
    await checkScreen(examiner, 'examinateur-en-pause');
    await expect(seats[0]!.page.getByText('Passage en pause')).toBeVisible();
    await checkScreen(seats[0]!.page, 'candidat-en-pause');
    await expect(seats[1]!.page.getByText('Passage en pause')).toHaveCount(0);
  });

  test('the open window of a paused site says so and comes back by itself when the exam goes on', async () => {
    await site.page.reload();
    await expect(site.page.getByRole('heading')).toHaveText('L’épreuve est en pause');
    await checkScreen(site.page, 'site-en-pause');
    await column(0).getByRole('button', { name: 'Reprendre' }).click();
    await expect(column(0).getByText(/Pause depuis/)).toHaveCount(0);
    await expect(site.page.getByRole('heading', { name: 'L’épreuve est en pause' })).toHaveCount(0);
    await expect(site.page.locator('#page, .wp-site-blocks, .site').first()).toBeVisible();
  });

  test('a killed container: candidate, examiner and site say « réparation » until it is back', async () => {
    const { candidates } = await slotOf(examiner, platform, 'A1');
    const origin = await siteOf(examiner, platform, candidates[1]!.sittingId);
    site = await seats[1]!.openSite();
    const repair = await SlowRepair.begin(platform, sandboxAt(origin));
    await expect(seats[1]!.page.getByText('Votre site redémarre')).toBeVisible(AT_ONCE);
    await checkScreen(seats[1]!.page, 'candidat-reparation');
    await expect(column(1).getByText('Le site redémarre')).toBeVisible();
    await checkScreen(examiner, 'examinateur-reparation');
    await site.page.reload();
    await expect(site.page.getByRole('heading')).toHaveText('Site en cours de réparation');
    await checkScreen(site.page, 'site-en-reparation');
    await repair.end();
    await expect(site.page.getByRole('heading', { name: 'Site en cours de réparation' })).toHaveCount(0);
    await expect(seats[1]!.page.getByText('Votre site redémarre')).toHaveCount(0, AT_ONCE);
  });

  test('the time lost is proposed and given back with one click; the candidate reads how much and why', async () => {
    await expect(column(1).getByText(/perdues\. Rendre\s\?/)).toBeVisible();
    await checkScreen(examiner, 'examinateur-temps-perdu');
    await column(1)
      .getByRole('button', { name: /^Rendre \d/ })
      .click();
    await expect(column(1).getByText(/perdues\. Rendre\s\?/)).toHaveCount(0);
    await expect(seats[1]!.page.getByText('Du temps vous a été rendu')).toBeVisible();
    await checkScreen(seats[1]!.page, 'candidat-temps-rendu');
  });

  test('another workstation: a new code, the old one is out, the work and the clock go on', async ({ browser }) => {
    await desk.choose(name(1), 'Changer de poste…');
    const dialog = examiner.getByRole('dialog');
    await expect(dialog.getByText(/sera déconnecté/)).toBeVisible();
    await checkScreen(examiner, 'examinateur-changer-de-poste');
    await dialog.getByRole('button', { name: 'Donner un nouveau code' }).click();
    const code = await dialog.getByText(/^[A-Z2-9]{4}-[A-Z2-9]{4}$/).innerText();
    await checkScreen(examiner, 'examinateur-nouveau-code');
    await dialog.getByRole('button', { name: 'C’est noté' }).click();
    await expect(column(1).getByText('Nouveau code à saisir')).toBeVisible();
    await desk.choose(name(1), 'Donner un nouveau code…');
    await expect(dialog.getByText(/celui que le candidat a reçu ne servira plus/)).toBeVisible();
    await dialog.getByRole('button', { name: 'Renoncer' }).click();
    const left = seats[1]!;
    await expect(left.page.getByText('Ce poste n’est plus relié à votre passage')).toBeVisible();
    await checkScreen(left.page, 'candidat-poste-quitte');
    await site.page.reload();
    await expect(site.page.getByRole('heading')).toHaveText('Entrez par votre page d’examen');
    await checkScreen(site.page, 'site-entree-demandee');
    const moved = await CandidateSeat.take(browser, platform, name(1));
    await moved.signIn(code);
    await expect(moved.page.getByRole('heading', { name: /Relancer la vitrine/ })).toBeVisible();
    await checkScreen(moved.page, 'candidat-nouveau-poste');
    await left.context.close();
    seats[1] = moved;
  });

  test('notes are dated and can be brought back; a level is taken back', async () => {
    await column(0).getByRole('tab', { name: 'Notes' }).click();
    const notes = column(0).getByRole('tabpanel', { name: /Notes/ });
    await checkScreen(examiner, 'examinateur-notes-vides');
    await notes.getByLabel('Question concernée').selectOption('Q2');
    await notes.getByLabel(/Nouvelle note/).fill('Répond sans relire le commentaire.');
    await notes.getByLabel(/Nouvelle note/).press('Enter');
    await notes.getByLabel(/Nouvelle note/).fill('Cherche longtemps le menu.');
    await notes.getByRole('button', { name: 'Ajouter' }).click();
    await expect(notes.getByRole('listitem')).toHaveCount(2);
    await expect(notes.getByText('à envoyer')).toHaveCount(0);
    await notes.getByRole('button', { name: /Retirer la note : Cherche/ }).click();
    await expect(notes.getByRole('listitem')).toHaveCount(1);
    await notes.getByRole('button', { name: 'Annuler' }).click();
    await expect(notes.getByRole('listitem')).toHaveCount(2);
    await notes.getByRole('button', { name: /Retirer la note : Cherche/ }).click();
    await expect(notes.getByText('Note retirée.')).toBeVisible();
    await checkScreen(examiner, 'examinateur-note-retiree');
    const grille = examiner.getByRole('region', { name: `Grille de ${name(0)}` });
    await grille.getByRole('radio').first().focus();
    await examiner.keyboard.press('4');
    await expect(grille.getByRole('radio', { checked: true })).toHaveCount(1);
    await examiner.keyboard.press('Control+z');
    await expect(grille.getByRole('radio', { checked: true })).toHaveCount(0);
    await expect(grille.getByRole('button', { name: 'Annuler' })).toBeDisabled();
    // Both entries have reached the server: the next test changes what is sent to it.
    await expect(grille.getByText(/^Enregistré \d/)).toBeVisible();
  });

  test('a level that the grille does not have is refused by the server, in words, and leaves nothing behind', async () => {
    const everyLevel = '**/api/sittings/*/levels/*';
    await examiner.route(everyLevel, (route) =>
      route.continue({ postData: { mutationId: randomUUID(), level: 'TTS' } }),
    );
    const grille = examiner.getByRole('region', { name: `Grille de ${name(0)}` });
    await grille.getByRole('radio').first().focus();
    await examiner.keyboard.press('2');
    const told = examiner.getByRole('alert').filter({ hasText: 'Niveau refusé' });
    await expect(told).toContainText('Ce niveau n’existe pas dans la grille.');
    await checkScreen(examiner, 'examinateur-niveau-refuse');
    await expect(grille.getByRole('radio', { checked: true })).toHaveCount(0);
    await examiner.unroute(everyLevel);
    await told.getByRole('button', { name: 'Fermer la notification' }).click();
  });

  test('an enlarged column keeps the others in sight; the sujet can be read', async () => {
    await column(0).getByRole('button', { name: 'Agrandir la colonne 1' }).click();
    await expect(column(1).getByRole('button', { name: 'Passer à ce candidat' })).toBeVisible();
    await checkScreen(examiner, 'examinateur-colonne-agrandie');
    await column(0).getByRole('button', { name: 'Revenir aux colonnes égales' }).click();
    await examiner.getByRole('button', { name: 'Lire le sujet' }).click();
    await expect(examiner.getByRole('dialog').getByText('Annoncer les portes ouvertes')).toBeVisible();
    await checkScreen(examiner, 'examinateur-sujet');
    await examiner.keyboard.press('Escape');
  });

  test('the server killed: both sides say so, the site goes on, a level waits and is kept', async () => {
    await platform.kill('api');
    const grille = examiner.getByRole('region', { name: `Grille de ${name(0)}` });
    await grille.getByRole('radio').first().focus();
    await examiner.keyboard.press('3');
    await expect(grille.getByText('En attente du réseau (1 à envoyer)')).toBeVisible();
    await expect(examiner.getByText(/Ce qui est affiché date d’avant la coupure/)).toBeVisible();
    await checkScreen(examiner, 'examinateur-hors-ligne');
    const { page } = seats[0]!;
    await expect(page.getByText('Hors ligne')).toBeVisible();
    await page.getByRole('button', { name: 'Ouvrir le site' }).click();
    await expect(page.getByRole('alert')).toContainText('Le serveur du centre ne répond pas.');
    await checkScreen(page, 'candidat-hors-ligne');
    await platform.startService('api');
    await expect(page.getByText('En ligne')).toBeVisible();
    await expect(grille.getByText(/^Enregistré/)).toBeVisible();
    await expect(examiner.getByText(/date d’avant la coupure/)).toHaveCount(0);
    await expect(page.getByRole('alert')).toHaveCount(0);
    await examiner.reload();
    await expect(grille.getByRole('radio', { checked: true })).toHaveAccessibleName(/^S,/);
  });

  test('a site that has disappeared: both sides say so, a new one is prepared, the clock goes on', async () => {
    const { candidates } = await slotOf(examiner, platform, 'A1');
    const origin = await siteOf(examiner, platform, candidates[1]!.sittingId);
    await removeSandbox(platform.dataDir, sandboxAt(origin));
    const { page } = seats[1]!;
    await expect(page.getByText('Votre site n’est pas disponible')).toBeVisible();
    await checkScreen(page, 'candidat-site-perdu');
    const again = column(1).getByRole('button', { name: 'Préparer un nouveau site' });
    await expect(again).toBeVisible();
    await checkScreen(examiner, 'examinateur-site-perdu');
    await again.click();
    await expect(page.getByText('Votre site n’est pas disponible')).toHaveCount(0, { timeout: 60_000 });
    await expect(column(1).getByText('Préparation du poste…')).toHaveCount(0);
    const fresh = await seats[1]!.openAdministration();
    await fresh.signIn('candidat', 'ravaude-2026');
  });

  test('the same fiche in two windows: nothing is overwritten; an absent candidate has none to sign', async ({
    browser,
  }) => {
    await desk.choose(name(0), 'Fiche d’évaluation');
    const elsewhere = await browser.newContext();
    const second = new ExaminerDesk(await elsewhere.newPage(), platform);
    await second.signIn();
    await second.page.goto(examiner.url());
    const words = (page: Page) => page.getByLabel('Appréciation globale de la commission');
    await expect(words(second.page)).toBeVisible();
    await expect(words(examiner)).toBeVisible();
    await examiner.context().setOffline(true);
    await words(examiner).fill('Saisie sans réseau.');
    await expect(examiner.getByText(/En attente du réseau\s: votre saisie/)).toBeVisible();
    await words(second.page).fill('Saisie dans l’autre fenêtre.');
    await expect(second.page.getByText(/Brouillon enregistré/)).toBeVisible();
    await examiner.context().setOffline(false);
    await expect(examiner.getByText('Cette fiche a été modifiée dans une autre fenêtre')).toBeVisible();
    await examiner.getByRole('button', { name: 'Prendre l’autre version' }).scrollIntoViewIfNeeded();
    await checkScreen(examiner, 'fiche-deux-fenetres');
    await examiner.getByRole('button', { name: 'Garder ma saisie' }).click();
    await expect(words(second.page)).toHaveValue('Saisie sans réseau.');
    await elsewhere.close();
    await examiner.getByRole('navigation', { name: 'Fiches du créneau' }).getByRole('link').last().click();
    await expect(examiner.getByText(/Absence pour force majeure/)).toBeVisible();
    await examiner.getByText(/Absence pour force majeure/).scrollIntoViewIfNeeded();
    await checkScreen(examiner, 'fiche-absent');
  });

  test('the centre reads every incident in words', async ({ browser }) => {
    const page = await (await browser.newContext()).newPage();
    await signInStaff(page, platform, platform.rehearsal.centre);
    await page.getByRole('link', { name: 'Incidents' }).click();
    for (const told of [
      'Redémarrage du site du candidat',
      'Redémarrage du serveur',
      'Site du candidat perdu',
      'Changement de poste',
    ])
      await expect(page.getByText(told).first()).toBeVisible();
    await expect(page.getByText(/Incident «\s/)).toHaveCount(0);
    await checkScreen(page, 'centre-incidents-du-jour');
  });
});
