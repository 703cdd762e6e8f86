import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { Platform } from '../support/platform.js';
import { SocketProxy } from '../support/socket-proxy.js';
import { databaseAccess } from '../support/test-database.js';
import { testSetting } from '../support/test-setting.js';
import { endStory } from './support/end-of-story.js';
import { CandidateSeat, ExaminerDesk, signInStaff } from './support/exam-room.js';
import { checkScreen } from './support/screens.js';

test.describe.configure({ mode: 'serial' });

test.describe('the container engine, the gateway or the database away: what people read, and how it heals', () => {
  const directory = mkdtempSync(join(tmpdir(), 'e5b-out-'));
  const engine = new SocketProxy(join(directory, 'engine.sock'), testSetting('E5B_DOCKER_SOCKET'));
  const database = new SocketProxy(join(directory, 'db.sock'), databaseAccess().socketPath);
  let platform: Platform;
  let desk: ExaminerDesk;
  let examiner: Page;
  let centre: Page;

  test.beforeAll(async ({ browser }) => {
    await Promise.all([engine.join(), database.join()]);
    platform = await Platform.start({
      name: 'outages',
      env: { E5B_DOCKER_SOCKET: engine.path, E5B_DB_SOCKET: database.path },
    });
    examiner = await (await browser.newContext()).newPage();
    centre = await (await browser.newContext()).newPage();
    desk = new ExaminerDesk(examiner, platform);
    await desk.signIn();
    await signInStaff(centre, platform, platform.rehearsal.centre);
    await expect(centre.getByText('Oui, le centre est prêt')).toBeVisible();
  });

  test.afterAll(async ({ browser }) => {
    await endStory(browser, platform);
    await Promise.all([engine.cut(), database.cut()]);
    rmSync(directory, { recursive: true, force: true });
  });

  test('the engine and the gateway away: the centre is not ready and reads what to do', async () => {
    await Promise.all([engine.cut(), platform.kill('gateway')]);
    await centre.getByRole('button', { name: 'Revérifier' }).click();
    await expect(centre.getByText('Non, pas encore')).toBeVisible();
    await expect(centre.getByText('Il ne répond pas. Redémarrez le service Docker')).toBeVisible();
    await expect(centre.getByText('Il n’est pas installé')).toHaveCount(0);
    await checkScreen(centre, 'centre-pas-pret');
    await platform.startService('gateway');
  });

  test('a slot opened without the engine says so in each column, and is prepared once it is back', async () => {
    await desk.openSlot('A1');
    const retry = examiner.getByRole('button', { name: 'Préparation échouée : réessayer' });
    await expect(retry).toHaveCount(3, { timeout: 60_000 });
    await expect(examiner.getByText(/ne répond pas\. Prévenez le référent numérique/)).toHaveCount(3);
    await checkScreen(examiner, 'examinateur-preparation-echouee');
    await engine.join();
    const first = platform.rehearsal.candidates.find(({ slot }) => slot === 'A1')!;
    await desk.column(first.name).getByRole('button', { name: 'Préparation échouée : réessayer' }).click();
    await expect(desk.column(first.name).getByRole('button', { name: 'Démarrer' })).toBeVisible({ timeout: 60_000 });
  });

  test('the database away: a sign-in is told to try again, a page that shows something keeps it', async ({
    browser,
  }) => {
    const { name, code } = platform.rehearsal.candidates.find(({ slot }) => slot === 'A1')!;
    const seat = await CandidateSeat.take(browser, platform, name);
    await expect(seat.page.getByLabel('Votre code')).toBeVisible();
    await database.cut();
    await seat.signIn(code);
    await expect(seat.page.getByRole('alert')).toContainText('La base de données ne répond pas pour le moment.');
    await checkScreen(seat.page, 'candidat-base-arretee');
    await desk.column(name).getByRole('checkbox').click();
    await expect(desk.column(name).getByRole('alert')).toContainText('La base de données ne répond pas');
    await checkScreen(examiner, 'examinateur-base-arretee');
    await centre.reload();
    await expect(centre.getByRole('alert')).toContainText('La base de données ne répond pas');
    await checkScreen(centre, 'centre-base-arretee');
    await database.join();
    await centre.getByRole('button', { name: 'Réessayer' }).click();
    await expect(centre.getByText(/le centre est prêt/)).toBeVisible();
    await seat.comeIn(code);
    await expect(seat.page.getByRole('heading', { name: 'Salle d’attente' })).toBeVisible();
    await desk.confirmIdentity(name);
  });
});
