import { expect, type Page, test } from '@playwright/test';
import { Platform } from '../support/platform.js';
import { endStory } from './support/end-of-story.js';
import { slotOf } from './support/exam-papers.js';
import { CandidateSeat, ExaminerDesk, signInStaff } from './support/exam-room.js';
import { checkScreen } from './support/screens.js';

const COLLEAGUE = { name: 'Bruno Tessier', login: 'b.tessier', password: 'un mot de passe de test' };

test.describe.configure({ mode: 'serial' });

test.describe('who may come in, and what those who may not are told', () => {
  let platform: Platform;
  let centre: Page;
  let examiner: Page;
  let colleague: Page;

  test.beforeAll(async ({ browser }) => {
    platform = await Platform.start({ name: 'doors' });
    [centre, examiner, colleague] = (await Promise.all(
      [0, 1, 2].map(async () => (await browser.newContext()).newPage()),
    )) as [Page, Page, Page];
  });

  test.afterAll(({ browser }) => endStory(browser, platform));

  test('an address that leads nowhere; a page that needs an account', async () => {
    await examiner.goto(`${platform.origin}/nulle-part`);
    await expect(examiner.getByRole('heading', { name: 'Page introuvable' })).toBeVisible();
    await checkScreen(examiner, 'page-introuvable');
    await examiner.getByRole('link', { name: 'Revenir à l’accueil' }).click();
    await examiner.getByRole('link', { name: 'Espace examinateur' }).click();
    await expect(examiner.getByRole('heading', { name: 'Connexion' })).toBeVisible();
    await examiner.getByRole('button', { name: 'Se connecter' }).click();
    await expect(examiner.getByText('Indiquez votre mot de passe.')).toBeVisible();
    await checkScreen(examiner, 'connexion-champs-vides');
  });

  test('wrong passwords in a row have to wait, and are told how long', async () => {
    const wrong = { login: 'personne', password: 'pas le bon' };
    await Promise.all(
      Array.from({ length: 5 }, () =>
        examiner.request.post(`${platform.origin}/api/auth/login`, {
          data: wrong,
          headers: { origin: platform.origin },
        }),
      ),
    );
    // Each further one that is let through doubles the wait, which soon is longer than a slow machine takes for the next.
    await expect(async () => {
      await signInStaff(examiner, platform, wrong);
      const told = examiner.getByRole('alert');
      await expect(told).toContainText(/Trop d’essais.* Attendez \d+ (s|min) puis réessayez/, { timeout: 2000 });
    }).toPass();
    await checkScreen(examiner, 'connexion-trop-d-essais');
  });

  test('the centre creates an account; what is missing is said at its place', async () => {
    await signInStaff(centre, platform, platform.rehearsal.centre);
    await centre.getByRole('link', { name: 'Comptes' }).click();
    await centre.getByRole('button', { name: 'Créer un compte' }).click();
    const dialog = centre.getByRole('dialog');
    await dialog.getByLabel('Identifiant').fill('Élodie !');
    await dialog.getByLabel('Mot de passe', { exact: true }).fill('court');
    await dialog.getByRole('button', { name: 'Créer le compte' }).click();
    await expect(dialog.getByText('Indiquez le prénom et le nom.')).toBeVisible();
    await checkScreen(centre, 'centre-compte-refuse');
    await dialog.getByLabel('Prénom et nom').fill(COLLEAGUE.name);
    await dialog.getByLabel('Identifiant').fill(COLLEAGUE.login);
    await dialog.getByLabel('Mot de passe', { exact: true }).fill(COLLEAGUE.password);
    await dialog.getByRole('button', { name: 'Créer le compte' }).click();
    await expect(centre.getByRole('cell', { name: COLLEAGUE.name })).toBeVisible();
    await expect(centre.getByText('Compte créé')).toBeVisible();
    await checkScreen(centre, 'centre-compte-cree');
  });

  test('an examiner without a slot, before another’s slot, and in the centre’s rooms', async () => {
    await new ExaminerDesk(examiner, platform).signIn();
    const { id } = await slotOf(examiner, platform, 'A1');
    await signInStaff(colleague, platform, COLLEAGUE);
    await expect(colleague.getByText('Aucun créneau ne vous est confié')).toBeVisible();
    await checkScreen(colleague, 'examinateur-aucun-creneau');
    await colleague.goto(`${platform.origin}/examinateur/creneaux/${id}`);
    await expect(colleague.getByRole('alert')).toContainText('Ce créneau est confié à un autre examinateur.');
    await expect(colleague.getByRole('button', { name: 'Réessayer' })).toHaveCount(0);
    await checkScreen(colleague, 'examinateur-creneau-d-un-autre');
    await colleague.getByRole('link', { name: '← Créneaux' }).click();
    await expect(colleague.getByText('Aucun créneau ne vous est confié')).toBeVisible();
    await colleague.goto(`${platform.origin}/centre`);
    await expect(colleague.getByRole('heading', { name: 'Accès réservé' })).toBeVisible();
    await checkScreen(colleague, 'acces-reserve');
  });

  test('an account that the centre switches off is out at once', async () => {
    await colleague.goto(`${platform.origin}/examinateur`);
    await expect(colleague.getByText('Aucun créneau ne vous est confié')).toBeVisible();
    const row = centre.getByRole('row', { name: new RegExp(COLLEAGUE.name) });
    await row.getByRole('button', { name: 'Nouveau mot de passe' }).click();
    await checkScreen(centre, 'centre-nouveau-mot-de-passe');
    await centre.keyboard.press('Escape');
    await row.getByRole('button', { name: 'Désactiver' }).click();
    const dialog = centre.getByRole('dialog', { name: `Désactiver ${COLLEAGUE.name} ?` });
    await expect(dialog).toBeVisible();
    await checkScreen(centre, 'centre-desactiver');
    await dialog.getByRole('button', { name: 'Désactiver' }).click();
    await expect(row.getByText('Désactivé')).toBeVisible();
    await colleague.reload();
    await expect(colleague.getByRole('heading', { name: 'Connexion' })).toBeVisible();
    await signInStaff(colleague, platform, COLLEAGUE);
    await expect(colleague.getByRole('alert')).toContainText('Identifiant ou mot de passe incorrect.');
  });

  test('the centre finds empty registers explained, and can rehearse again', async () => {
    for (const [label, empty, name] of [
      ['Incidents', 'Aucun incident', 'centre-aucun-incident'],
      ['Archives', 'Aucune archive', 'centre-aucune-archive'],
    ] as const) {
      await centre.getByRole('link', { name: label }).click();
      await expect(centre.getByRole('heading', { name: empty })).toBeVisible();
      await checkScreen(centre, name);
    }
    await centre.getByRole('link', { name: 'Créneaux' }).click();
    await centre.getByRole('button', { name: 'Nouvelle répétition' }).click();
    await expect(centre.getByRole('dialog')).toContainText('Deux créneaux d’essai');
    await checkScreen(centre, 'centre-nouvelle-repetition');
    await centre.getByRole('dialog').getByRole('button', { name: 'Créer' }).click();
    await expect(centre.getByText('A2', { exact: true })).toBeVisible();
    await expect(centre.getByText('Répétition créée')).toBeVisible();
    await checkScreen(centre, 'centre-repetition-creee');
  });

  test('a code cut short, a code before its slot, codes tried at random', async ({ browser }) => {
    const { name, code } = platform.rehearsal.candidates.find(({ slot }) => slot === 'B1')!;
    const seat = await CandidateSeat.take(browser, platform, name);
    await seat.signIn('ABCD-23');
    await expect(seat.page.getByText(/il en manque 2/)).toBeVisible();
    await checkScreen(seat.page, 'candidat-code-incomplet');
    await seat.signIn(code);
    await expect(seat.page.getByRole('alert')).toContainText('n’a pas encore ouvert ce créneau');
    await checkScreen(seat.page, 'candidat-creneau-ferme');
    const told = seat.page.getByRole('alert');
    for (let tries = 0; tries < 40; tries += 1) {
      await seat.page.request.post(`${platform.origin}/api/candidate/sign-in`, {
        data: { code: 'ZZZZZZZ9' },
        headers: { origin: platform.origin },
      });
    }
    await seat.signIn('ZZZZ-ZZZ9');
    await expect(told).toContainText(/Trop d’essais en peu de temps\. Attendez \d+ (s|min)/);
    await checkScreen(seat.page, 'candidat-trop-d-essais');
    await seat.signIn(code);
    await expect(told).toContainText('n’a pas encore ouvert ce créneau');
  });
});
