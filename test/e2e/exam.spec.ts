import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, type Page, test } from '@playwright/test';
import { pdfPages } from '../support/pdf-text.js';
import { Platform } from '../support/platform.js';
import { listSandboxes } from '../support/sandbox-cleaner.js';
import { query } from '../support/test-database.js';
import { CandidateSeat, ExaminerDesk } from './support/exam-room.js';

import { checkScreen, keep } from './support/screens.js';
import type { WordPressHand } from './support/wordpress-hand.js';

/** Long enough for three people to publish and moderate on two cores, short enough for a test. */
const WINDOW_SECONDS = 150;
const LEVELS: Record<number, string> = { 0: '34343434', 1: '22334412', 2: '11112222' };
const MARKS = ['15,5', '11', '6,5'];

const run = promisify(execFile);

test.describe.configure({ mode: 'serial' });

test.describe('a whole exam: three candidates, one examiner, real WordPress', () => {
  let platform: Platform;
  let desk: ExaminerDesk;
  let examiner: Page;
  const seats: CandidateSeat[] = [];
  const hands: WordPressHand[] = [];
  const names: string[] = [];

  test.beforeAll(async ({ browser }) => {
    platform = await Platform.start({ name: 'exam' });
    await query(platform.database, 'UPDATE slots SET durationSeconds = ?, durationChoices = ?', [
      WINDOW_SECONDS,
      JSON.stringify([WINDOW_SECONDS]),
    ]);
    await query(platform.database, "UPDATE sittings SET `window` = JSON_SET(`window`, '$.durationSeconds', ?)", [
      WINDOW_SECONDS,
    ]);
    examiner = await (await browser.newContext()).newPage();
    desk = new ExaminerDesk(examiner, platform);
  });

  test.afterAll(() => platform.stop());

  test('the examiner signs in, a wrong password is refused in French', async () => {
    await examiner.goto(platform.origin);
    await checkScreen(examiner, 'accueil');
    await examiner.goto(`${platform.origin}/connexion`);
    await examiner.getByLabel('Identifiant').fill('examinateur');
    await examiner.getByLabel('Mot de passe', { exact: true }).fill('pas le bon');
    await examiner.getByRole('button', { name: 'Se connecter' }).click();
    await expect(examiner.getByRole('alert')).toContainText(/mot de passe/i);
    await checkScreen(examiner, 'connexion-refusee');
    await desk.signIn();
    await checkScreen(examiner, 'examinateur-creneaux');
  });

  test('the slot opens, three sites are prepared', async () => {
    await desk.openSlot('A1');
    await expect(examiner.getByText('Préparation du poste…')).toHaveCount(0, { timeout: 60_000 });
    await expect(examiner.getByText('Confirmer l’identité')).toHaveCount(3);
    await checkScreen(examiner, 'examinateur-creneau-prepare');
  });

  test('three candidates sign in with their slips; a wrong and a used code are refused', async ({ browser }) => {
    const slips = platform.rehearsal.candidates.filter(({ slot }) => slot === 'A1');
    for (const { name, code } of slips) {
      const seat = await CandidateSeat.take(browser, platform, name);
      if (seats.length === 0) {
        await expect(seat.page.getByLabel('Votre code')).toBeVisible();
        await checkScreen(seat.page, 'candidat-code');
        await seat.signIn('ZZZZ-ZZZ9');
        await expect(seat.page.getByRole('alert')).toBeVisible();
        await checkScreen(seat.page, 'candidat-code-inconnu');
      }
      await seat.signIn(code);
      if (seats.length === 0) {
        await expect(seat.page.getByRole('button', { name: 'C’est bien moi, continuer' })).toBeVisible();
        await checkScreen(seat.page, 'candidat-identite');
      }
      await seat.confirmName();
      seats.push(seat);
      names.push(name);
    }
    await checkScreen(seats[0]!.page, 'candidat-salle-attente');
    const stranger = await CandidateSeat.take(browser, platform, 'inconnu');
    await stranger.signIn(slips[0]!.code);
    await expect(stranger.page.getByRole('alert')).toContainText(/déjà/);
    await keep(stranger.page, 'candidat-code-deja-utilise');
    await stranger.context.close();
  });

  test('identities are confirmed, the clock starts for all, the sujet appears', async () => {
    for (const name of names) {
      await desk.column(name).getByRole('checkbox').click();
      await expect(desk.column(name).getByLabel('Identité confirmée')).toBeChecked();
    }
    await examiner.getByRole('button', { name: 'Tout démarrer' }).click();
    for (const seat of seats)
      await expect(seat.page.getByRole('heading', { name: /Relancer la vitrine/ })).toBeVisible();
    await checkScreen(seats[0]!.page, 'candidat-sujet');
    await expect(examiner.getByRole('timer')).toHaveCount(3);
  });

  test('each publishes a page and moderates a comment; the examiner sees it in the right column', async () => {
    await watchFirstSight(
      examiner,
      seats.map(({ title }) => title),
    );
    await Promise.all(
      seats.map(async (seat, index) => {
        const hand = await seat.openAdministration();
        hands[index] = hand;
        await hand.signIn('candidat', 'ravaude-2026');
        await hand.publishPage(seat.title, 'L’atelier vous ouvre ses portes.');
        await hand.approveFirstComment();
      }),
    );
    for (const [index, seat] of seats.entries()) {
      const column = desk.column(names[index]!);
      await expect(column.getByText(new RegExp(seat.title))).toBeVisible();
      await expect(column.getByText(/commentaire.*(approuvé|publié)/i).first()).toBeVisible();
      for (const other of seats.filter((one) => one !== seat))
        await expect(column.getByText(new RegExp(other.title))).toHaveCount(0);
    }
    const delays = await delaysToScreen(examiner, platform);
    test.info().annotations.push({ type: 'commit → screen (ms)', description: delays.join(', ') });
    process.stdout.write(`commit → screen: ${delays.join(', ')} ms\n`);
    expect(delays).toHaveLength(seats.length);
    await checkScreen(examiner, 'examinateur-direct');
  });

  test('all rows are rated by keyboard, undone, kept over a reload; two minutes are given back to one', async () => {
    for (const [index, name] of names.entries()) await desk.rateByKeyboard(name, LEVELS[index]!);
    await examiner.reload();
    for (const name of names) {
      const grille = examiner.getByRole('region', { name: `Grille de ${name}` });
      await expect(grille.getByRole('radio', { checked: true })).toHaveCount(8);
    }
    const column = desk.column(names[2]!);
    await column.getByRole('button', { name: 'Rendre du temps' }).click();
    const dialog = examiner.getByRole('dialog');
    await dialog.getByText('+ 2 min').click();
    await dialog.getByLabel('Motif (figurera sur la fiche)').fill('Coupure du réseau');
    await checkScreen(examiner, 'examinateur-rendre-du-temps');
    await dialog.getByRole('button', { name: 'Rendre 2 min' }).click();
    await expect(dialog).toBeHidden();
    await checkScreen(examiner, 'examinateur-grille');
  });

  test('the window closes by itself: the next save is refused and says why, the receipt appears', async () => {
    await expect(seats[0]!.page.getByRole('heading', { name: 'Reçu de fin de passage' })).toBeVisible({
      timeout: (WINDOW_SECONDS + 30) * 1000,
    });
    const editor = hands[0]!.page;
    const refused = await editor.evaluate(async () => {
      const answer = await fetch('/wp-json/wp/v2/pages/1', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: '{"title":"trop tard"}',
      });
      return { status: answer.status, message: ((await answer.json()) as { message: string }).message };
    });
    expect(refused.status).toBe(403);
    expect(refused.message).toMatch(/terminée?/);
    await hands[0]!.open('/wp-admin/edit.php');
    await expect(editor.getByRole('heading')).toContainText(/terminé/i);
    await keep(editor, 'candidat-site-termine');
    await expect(seats[0]!.page.getByText('Empreinte de l’archive')).toBeVisible();
    await expect(seats[0]!.page.getByText('en cours de calcul')).toHaveCount(0, { timeout: 30_000 });
    await checkScreen(seats[0]!.page, 'candidat-recu');
    await expect(seats[2]!.page.getByRole('heading', { name: /Relancer la vitrine/ })).toBeVisible();
  });

  test('the one with time given back goes on, and is ended early in two steps with a reason', async () => {
    const column = desk.column(names[2]!);
    await column.getByRole('button', { name: /Autres actions/ }).click();
    await examiner.getByRole('menuitem', { name: 'Terminer avant l’heure…' }).click();
    await examiner.getByRole('dialog').getByText('Le candidat a terminé').click();
    await keep(examiner, 'examinateur-terminer-1');
    await examiner.getByRole('button', { name: 'Continuer' }).click();
    await examiner.getByRole('button', { name: 'Terminer le passage' }).click();
    await expect(seats[2]!.page.getByRole('heading', { name: 'Reçu de fin de passage' })).toBeVisible();
    await expect(column.getByRole('link', { name: 'Remplir la fiche' })).toBeVisible({ timeout: 30_000 });
  });

  test('the fiches are filled and signed; bad marks are refused', async () => {
    for (const [index, name] of names.entries()) {
      const column = desk.column(name);
      await column.getByRole('link', { name: 'Remplir la fiche' }).click();
      const mark = examiner.getByLabel('Note sur 20');
      if (index === 0) {
        await mark.fill('20,5');
        await mark.blur();
        await expect(examiner.getByText(/entre 0 et 20/)).toBeVisible();
        await mark.fill('12,3');
        await mark.blur();
        await expect(examiner.getByText(/demi-point/).last()).toBeVisible();
        await checkScreen(examiner, 'fiche-note-refusee');
      }
      await mark.fill(MARKS[index]!);
      await examiner
        .getByLabel('Appréciation globale de la commission')
        .fill(`Travail suivi de bout en bout, n° ${index + 1}.`);
      await examiner.getByLabel('Appréciation globale de la commission').blur();
      await expect(examiner.getByText(/Brouillon enregistré/)).toBeVisible();
      await examiner.getByRole('button', { name: 'Signer la fiche…' }).click();
      await examiner.getByRole('dialog').getByLabel('Votre mot de passe').fill(platform.rehearsal.examiner.password);
      if (index === 0) await checkScreen(examiner, 'fiche-signer');
      await examiner.getByRole('button', { name: 'Signer et verrouiller' }).click();
      await expect(examiner.getByText('L’archive complète est vérifiée.')).toBeVisible({ timeout: 60_000 });
      if (index === 0) await checkScreen(examiner, 'fiche-signee');
      await examiner.getByRole('link', { name: /← Créneau/ }).click();
    }
    await checkScreen(examiner, 'examinateur-creneau-termine');
  });

  test('the papers hold the right names, the archives verify, the sandboxes are gone', async () => {
    const slots = await slotsOf(examiner, platform);
    const slot = slots.find(({ label }) => label === 'A1')!;
    for (const [index, candidate] of slot.candidates.entries()) {
      const base = `${platform.origin}/api/sittings/${candidate.sittingId}`;
      const fiche = await pdfText(await (await examiner.request.get(`${base}/fiche.pdf`)).body());
      for (const expected of [
        candidate.lastName,
        candidate.firstName,
        `02526${1001 + index}`,
        'C01',
        'WordPress',
        MARKS[index]!,
        new Date().toLocaleDateString('fr-FR', { timeZone: 'Europe/Paris' }),
      ]) {
        expect(fiche).toContain(expected);
      }
      expect(await pdfText(await (await examiner.request.get(`${base}/grille.pdf`)).body())).toContain(
        candidate.lastName,
      );
      const file = join(platform.dataDir, `archive-${index}.tar`);
      writeFileSync(file, await (await examiner.request.get(`${base}/evidence`)).body());
      const { stdout } = await run('npx', [
        'e5b',
        'evidence',
        'verify',
        file,
        '--key',
        join(platform.dataDir, 'keys/api.pub.pem'),
      ]);
      expect(stdout).toMatch(/ARCHIVE INTACTE, signée par la clé donnée/);
    }
    await expect.poll(() => listSandboxes(platform.dataDir), { timeout: 30_000 }).toEqual([]);
  });

  test('the centre finds its answer, its slips, its archives and its accounts', async ({ browser }) => {
    const page = await (await browser.newContext()).newPage();
    await page.goto(`${platform.origin}/connexion`);
    await page.getByLabel('Identifiant').fill(platform.rehearsal.centre.login);
    await page.getByLabel('Mot de passe', { exact: true }).fill(platform.rehearsal.centre.password);
    await page.getByRole('button', { name: 'Se connecter' }).click();
    await expect(page.getByText('Oui, le centre est prêt')).toBeVisible();
    await checkScreen(page, 'centre-accueil');
    for (const [label, name] of [
      ['Créneaux', 'centre-creneaux'],
      ['Incidents', 'centre-incidents'],
      ['Archives', 'centre-archives'],
      ['Comptes', 'centre-comptes'],
    ] as const) {
      await page.getByRole('navigation', { name: 'Espace centre' }).getByRole('link', { name: label }).click();
      await expect(page.getByRole('heading', { name: label, level: 1 })).toBeVisible();
      await expect(page.getByText(/Chargement/)).toHaveCount(0);
      await checkScreen(page, name);
    }
    const slots = await slotsOf(page, platform);
    const slips = await pdfText(
      await (
        await page.request.get(
          `${platform.origin}/api/slots/${slots.find(({ label }) => label === 'B1')!.id}/slips.pdf`,
        )
      ).body(),
    );
    for (const { code, name } of platform.rehearsal.candidates.filter(({ slot }) => slot === 'B1')) {
      expect(slips).toContain(code);
      expect(slips).toContain(name.split(' ')[1]);
    }
  });
});

interface SlotLine {
  label: string;
  id: string;
  candidates: { sittingId: string; lastName: string; firstName: string }[];
}

async function pdfText(bytes: Buffer): Promise<string> {
  return (await pdfPages(bytes)).flat().join(' ');
}

async function slotsOf(page: Page, platform: Platform): Promise<SlotLine[]> {
  return (await (await page.request.get(`${platform.origin}/api/slots`)).json()) as SlotLine[];
}

/** Notes in the examiner's page when each title is first on the screen. */
async function watchFirstSight(page: Page, titles: string[]): Promise<void> {
  await page.evaluate((expected) => {
    const seen: Record<string, number> = {};
    Object.assign(globalThis, { e5bSeen: seen });
    const look = () => {
      for (const title of expected)
        if (!seen[title] && document.body.innerText.includes(title)) seen[title] = Date.now();
    };
    new MutationObserver(look).observe(document.body, { subtree: true, childList: true, characterData: true });
  }, titles);
}

/** From the receipt of the row that published each page to its sight on the examiner's screen, in ms. */
async function delaysToScreen(page: Page, platform: Platform): Promise<number[]> {
  const seen = await page.evaluate(() => (globalThis as unknown as { e5bSeen: Record<string, number> }).e5bSeen);
  const slot = (await slotsOf(page, platform)).find(({ label }) => label === 'A1')!;
  const delays: number[] = [];
  for (const { sittingId } of slot.candidates) {
    const answer = await page.request.get(`${platform.origin}/api/sittings/${sittingId}/activity`);
    const { events } = (await answer.json()) as { events: { name: string; at: number }[] };
    for (const { name, at } of events) if (seen[name]) delays.push(seen[name] - at);
  }
  return delays;
}
