import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { copyFile, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildPack, publicPem, publishPacks } from '@e5b/context-pack';
import type { InstallState } from '@e5b/contracts';
import { DockerImageBaker } from '@e5b/sandbox';
import { expect, type Page, test } from '@playwright/test';
import { newSigner, packDescription, smallPack } from '../support/context-packs.js';
import { movedWordpress } from '../support/moved-wordpress.js';
import { Platform } from '../support/platform.js';
import { query } from '../support/test-database.js';
import { endStory } from './support/end-of-story.js';
import { signInStaff } from './support/exam-room.js';
import { HeldPublication } from './support/held-publication.js';
import { checkScreen } from './support/screens.js';

const MEBIBYTE = 2 ** 20;

test.describe.configure({ mode: 'serial' });

test.describe('the centre’s contexts: what is here, what comes in, what is refused', () => {
  let platform: Platform;
  let page: Page;
  let desk: string;
  let publication: HeldPublication | null = null;
  /** The national team, whose key this centre pins. */
  const team = newSigner();
  const baker = new DockerImageBaker({ runtimes: [] });
  const keys = (): string => join(platform.dataDir, 'contexts/cles');

  test.beforeAll(async ({ browser }) => {
    desk = mkdtempSync(join(tmpdir(), 'e5b-desk-'));
    platform = await Platform.start({ name: 'contexts' });
    page = await (await browser.newContext()).newPage();
  });

  test.afterAll(async ({ browser }) => {
    await publication?.stop();
    await endStory(browser, platform);
    rmSync(desk, { recursive: true, force: true });
  });

  const pack = (name: string, more: Partial<Parameters<typeof smallPack>[2]> = {}) =>
    smallPack(desk, name, { signer: team, ...more });
  const item = (title: string) => page.getByRole('article', { name: `Installation de ${title}` });

  /** As on a centre's own machine, so that pictures do not depend on where the tests run. */
  async function show(name: string): Promise<void> {
    await page.evaluate((folder) => {
      for (const code of document.querySelectorAll('code'))
        if (code.textContent.startsWith(folder)) code.textContent = code.textContent.replace(folder, '/srv/e5b/var');
    }, platform.dataDir);
    await checkScreen(page, name);
  }

  async function choose(...paths: string[]): Promise<void> {
    await page.getByLabel('Fichier du contexte').setInputFiles(paths);
  }

  async function putAway(title: string): Promise<void> {
    await item(title)
      .getByRole('button', { name: /^Retirer de la liste/ })
      .click();
    await expect(item(title)).toHaveCount(0);
  }

  test('the home page leads to the contexts; without a key nothing can be installed, and that is said', async () => {
    await signInStaff(page, platform, platform.rehearsal.centre);
    await page.getByRole('link', { name: 'Voir les contextes' }).click();
    await expect(page.getByRole('heading', { name: 'Contextes', exact: true })).toBeVisible();
    await expect(page.getByText('Prêt', { exact: true })).toBeVisible();
    await expect(page.getByText('Aucune clé n’est enregistrée')).toBeVisible();
    await show('contextes-sans-cle');
  });

  test('a document that is broken is named; once it is right, the key is shown by its fingerprint', async () => {
    const key = join(keys(), 'national.pub.pem');
    await writeFile(key, 'pas une clé');
    await page.reload();
    await expect(page.getByText(/«\snational\.pub\.pem\s» n’est pas un document/)).toBeVisible();
    await writeFile(key, publicPem(team.publicKey));
    await page.reload();
    await expect(page.getByText(/^Empreinte/)).toBeVisible();
  });

  test('what must not be trusted is refused with what to do, and nothing is kept', async () => {
    await choose(await letter());
    await expect(page.getByRole('alert')).toContainText('n’est pas un contexte');
    const good = await pack('original.e5bctx');
    const bytes = await readFile(good.path);
    const stranger = await pack('Signé par un inconnu.e5bctx', { signer: newSigner() });
    const cut = join(desk, 'Copie interrompue.e5bctx');
    await writeFile(cut, bytes.subarray(0, bytes.length - 3000));
    const changed = join(desk, 'Un octet changé.e5bctx');
    bytes[bytes.length - 2000] = (bytes[bytes.length - 2000] ?? 0) ^ 1;
    await writeFile(changed, bytes);
    await choose(stranger.path, cut, changed);
    await expect(item('Signé par un inconnu.e5bctx')).toContainText('une clé que ce centre ne connaît pas');
    await expect(item('Copie interrompue.e5bctx')).toContainText('Le fichier est incomplet');
    await expect(item('Un octet changé.e5bctx')).toContainText(/abîmé/);
    await expect(page.getByText('Refusé', { exact: true })).toHaveCount(3);
    await show('contextes-refus');
    for (const name of ['Signé par un inconnu', 'Copie interrompue', 'Un octet changé'])
      await putAway(`${name}.e5bctx`);
  });

  test('a file on its way shows how far it is, and can be stopped', async () => {
    const slow = await page.context().newCDPSession(page);
    const network = { offline: false, latency: 0, downloadThroughput: -1, uploadThroughput: MEBIBYTE };
    await slow.send('Network.emulateNetworkConditions', network);
    const big = await pack('Clé USB.e5bctx', { files: { 'photo.jpg': randomBytes(12 * MEBIBYTE) } });
    await choose(big.path);
    const upload = page.getByRole('article', { name: 'Envoi de Clé USB.e5bctx' });
    await expect(upload).toContainText(/[kM]o\/s · encore/);
    await show('contextes-envoi');
    await upload.getByRole('button', { name: 'Annuler l’envoi de Clé USB.e5bctx' }).click();
    await expect(upload).toHaveCount(0);
    await slow.send('Network.emulateNetworkConditions', { ...network, uploadThroughput: -1 });
    await slow.detach();
  });

  test('an address is read: what is new, its size and its notes; a download shows its progress and is cancelled', async () => {
    const folder = join(desk, 'publication');
    const photo = { 'photo.jpg': randomBytes(3 * MEBIBYTE) };
    const first = await pack('delorme.e5bctx');
    const other = await pack('lacroix.e5bctx', {
      files: photo,
      description: { code: 'essai-lacroix', title: 'Ateliers Lacroix', notes: 'Nouveau catalogue de printemps.' },
    });
    await publishPacks(folder, { packs: [first.path, other.path], signer: team, now: Date.now() });
    publication = await HeldPublication.serve(folder);
    await page.getByRole('tab', { name: 'Mettre à jour' }).click();
    await page.getByLabel('Adresse de publication').fill('contextes');
    await page.getByRole('button', { name: 'Lire le catalogue' }).click();
    await expect(page.getByText('Indiquez une adresse complète')).toBeVisible();
    await page.getByLabel('Adresse de publication').fill(`${publication.url}/rien`);
    await page.getByRole('button', { name: 'Lire le catalogue' }).click();
    await expect(page.getByText('Le catalogue n’a pas pu être lu')).toBeVisible();
    await page.getByLabel('Adresse de publication').fill(publication.url);
    await page.getByRole('button', { name: 'Lire le catalogue' }).click();
    await expect(page.getByText('Nouveau', { exact: true })).toHaveCount(2);
    await show('contextes-catalogue');
    await page.getByRole('button', { name: 'Tout mettre à jour (2)' }).click();
    const download = item('Ateliers Lacroix – 2026.1');
    await expect(download).toContainText(/sur 3,\d Mo/);
    await expect(item('Maison Delorme – 2026.1')).toContainText('En attente');
    await show('contextes-telechargement');
    for (const title of ['Maison Delorme – 2026.1', 'Ateliers Lacroix – 2026.1']) {
      await item(title)
        .getByRole('button', { name: /^Annuler/ })
        .click();
      await expect(item(title)).toContainText('Annulé');
      await putAway(title);
    }
  });

  test('what lies in the drop folder is offered, and judged as any other', async () => {
    const old = await pack('ancien.e5bctx', {
      description: { validity: { notBefore: '2024-01-01T00:00:00Z', notAfter: '2024-07-01T00:00:00Z' } },
    });
    await copyFile(old.path, join(platform.dataDir, 'contexts/a-installer/Session 2024.e5bctx'));
    await page.reload();
    await page.getByRole('button', { name: 'Installer Session 2024.e5bctx' }).click();
    await expect(item('Session 2024.e5bctx')).toContainText('n’est plus valable depuis');
    await show('contextes-depot');
    await putAway('Session 2024.e5bctx');
  });

  /** Kills the server in the middle of this step of the newest installation, and starts it again. */
  async function killWhile(step: InstallState): Promise<void> {
    const newest = 'SELECT state FROM context_installs ORDER BY createdAt DESC LIMIT 1';
    const state = async () => ((await query(platform.database, newest)) as { state: InstallState }[])[0]?.state;
    await expect.poll(state, { timeout: 60_000, intervals: [5] }).toBe(step);
    await platform.kill('api');
    expect(await state()).toBe(step);
    await platform.startService('api');
  }

  test('a teacher’s WordPress is ready although the server is killed while it comes, is verified and is baked', async () => {
    const source = await movedWordpress(join(desk, 'source'));
    const description = packDescription({ code: 'ecole', title: 'École Ravaude', notes: 'Catalogue de printemps.' });
    const file = join(desk, 'ecole.e5bctx');
    const { id } = await buildPack(file, { ...source, description, createdAt: new Date(), signer: team });
    const folder = join(desk, 'publication-ecole');
    await publishPacks(folder, { packs: [file], signer: team, now: Date.now() });
    const school = await HeldPublication.serve(folder);
    try {
      await page.getByRole('tab', { name: 'Mettre à jour' }).click();
      await page.getByLabel('Adresse de publication').fill(school.url);
      await page.getByRole('button', { name: 'Lire le catalogue' }).click();
      await page.getByRole('button', { name: 'Installer École Ravaude, version 2026.1' }).click();
      const install = item('École Ravaude – 2026.1');
      await expect(install).toContainText(/sur \d+,\d Mo/);
      await killWhile('downloading');
      await expect.poll(() => school.resumed).toHaveLength(1);
      expect(school.resumed[0]).toBeGreaterThan(0);
      school.letThrough();
      await killWhile('verifying');
      await expect(install).toContainText(/\(\d sur 7\)/, { timeout: 60_000 });
      await killWhile('baking');
      await expect(install.getByText('Fabrication du site (en cours)')).toBeVisible({ timeout: 60_000 });
      await expect(install).toContainText(/\(\d sur 7\)/);
      await show('contextes-fabrication');
      await expect(install).toContainText('Installé', { timeout: 200_000 });
      expect(school.resumed).toHaveLength(1);
      await expect(page.getByText('Prêt', { exact: true })).toHaveCount(2);
      await expect(page.getByText(/^Essai à l’installation\s: démarrage .* page d’accueil .* connexion/)).toBeVisible();
      await show('contextes');
      await baker.remove(id);
      await page.getByRole('link', { name: 'Sommes-nous prêts ?' }).click();
      await expect(page.getByText(/il manque\s: École Ravaude/)).toBeVisible();
      await page.getByRole('link', { name: 'Voir les contextes' }).click();
      await expect(page.getByText('Image absente', { exact: true })).toBeVisible();
      await expect(page.getByRole('button', { name: /^Refaire l’image de École Ravaude/ })).toBeVisible();
      await show('contextes-image-absente');
    } finally {
      await school.stop();
    }
  });

  test('a context is tried on a rehearsal slot of its own', async () => {
    await page.getByRole('button', { name: /^Essayer Atelier Ravaude/ }).click();
    await page.getByRole('button', { name: 'Créer le créneau' }).click();
    await expect(page.getByRole('heading', { name: 'Créneaux' })).toBeVisible();
    await expect(page.getByText(/^Créneau .* créé$/)).toBeVisible();
  });

  async function letter(): Promise<string> {
    const path = join(desk, 'courrier.pdf');
    await writeFile(path, 'Bonjour');
    return path;
  }
});
