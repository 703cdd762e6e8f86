import { type Browser, type BrowserContext, expect, type Locator, type Page } from '@playwright/test';
import type { Platform } from '../../support/platform.js';
import { query } from '../../support/test-database.js';
import { WordPressHand } from './wordpress-hand.js';

/** Gives every candidate of a platform this much time, before any slot opens: lengths that no user may choose. */
export async function setWindows({ database }: Platform, seconds: number): Promise<void> {
  const slots = 'UPDATE slots SET durationSeconds = ?, durationChoices = ?';
  await query(database, slots, [seconds, JSON.stringify([seconds])]);
  await query(database, "UPDATE sittings SET `window` = JSON_SET(`window`, '$.durationSeconds', ?)", [seconds]);
}

/** Fills the sign-in page and sends it; what comes then is the caller's to look at. */
export async function signInStaff(
  page: Page,
  platform: Platform,
  { login, password }: { login: string; password: string },
): Promise<void> {
  await page.goto(`${platform.origin}/connexion`);
  await page.getByLabel('Identifiant').fill(login);
  await page.getByLabel('Mot de passe', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Se connecter' }).click();
}

/** One candidate at one workstation: an own browser context, the exam page and the windows it opens. */
export class CandidateSeat {
  readonly title: string;

  private constructor(
    readonly name: string,
    readonly context: BrowserContext,
    readonly page: Page,
  ) {
    this.title = `Portes ouvertes vues par ${name.split(' ')[0] ?? name}`;
  }

  static async take(browser: Browser, platform: Platform, name: string): Promise<CandidateSeat> {
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.goto(`${platform.origin}/candidat`);
    return new CandidateSeat(name, context, page);
  }

  async signIn(code: string): Promise<void> {
    await this.page.getByLabel('Votre code').fill(code);
    await this.page.getByRole('button', { name: 'Valider mon code' }).click();
  }

  async confirmName(): Promise<void> {
    await expect(this.page.getByText(this.name).first()).toBeVisible();
    await this.page.getByRole('button', { name: 'C’est bien moi, continuer' }).click();
  }

  /** From the slip to the waiting room. */
  async comeIn(code: string): Promise<void> {
    await this.signIn(code);
    await this.confirmName();
  }

  /** Opens the back office in its own window, as the big button does. */
  openAdministration(): Promise<WordPressHand> {
    return this.open('Ouvrir l’administration');
  }

  /** Opens the public pages in their own window. */
  openSite(): Promise<WordPressHand> {
    return this.open('Ouvrir le site');
  }

  private async open(door: string): Promise<WordPressHand> {
    return new WordPressHand(await followDoor(this.page, door));
  }
}

/** Presses a button that opens a site; resolves with the new window once it shows that site. */
export async function followDoor(page: Page, door: string, within: Locator | Page = page): Promise<Page> {
  const opened = page.context().waitForEvent('page');
  await within.getByRole('button', { name: door }).click();
  const window = await opened;
  await window.waitForURL(/^http/);
  return window;
}

/** The examiner's laptop. */
export class ExaminerDesk {
  constructor(
    readonly page: Page,
    private readonly platform: Platform,
  ) {}

  async signIn(): Promise<void> {
    await signInStaff(this.page, this.platform, this.platform.rehearsal.examiner);
    await expect(this.page.getByRole('heading', { name: 'Vos créneaux' })).toBeVisible();
  }

  /** Another tab of the same laptop, on the list of slots. */
  async beside(): Promise<ExaminerDesk> {
    const desk = new ExaminerDesk(await this.page.context().newPage(), this.platform);
    await desk.page.goto(`${this.platform.origin}/examinateur`);
    await expect(desk.page.getByRole('heading', { name: 'Vos créneaux' })).toBeVisible();
    return desk;
  }

  column(name: string) {
    return this.page.getByRole('region', { name: new RegExp(`Candidat \\d : ${name}`) });
  }

  /** Chooses one of the rarer orders from a candidate's menu. */
  async choose(name: string, order: string): Promise<void> {
    await this.column(name)
      .getByRole('button', { name: /Autres actions/ })
      .click();
    await this.page.getByRole('menuitem', { name: order, exact: true }).click();
  }

  async confirmIdentity(name: string): Promise<void> {
    await this.column(name).getByRole('checkbox').click();
    await expect(this.column(name).getByLabel('Identité confirmée')).toBeChecked();
  }

  /** Where a candidate's acts stand. */
  feed(name: string) {
    return this.column(name).getByRole('region', { name: 'Activité du candidat' });
  }

  async openSlot(label: string): Promise<void> {
    const card = this.page.getByRole('article', { name: `Créneau ${label}` });
    await card.getByRole('button', { name: 'Ouvrir le créneau' }).click();
    await this.page.getByRole('button', { name: 'Ouvrir et préparer les postes' }).click();
    await expect(this.page.getByRole('heading', { name: new RegExp(`Créneau ${label}`) })).toBeVisible();
  }

  /** From the slot to a signed fiche and back. */
  async signFiche(name: string, mark: string, appreciation: string): Promise<void> {
    await this.column(name).getByRole('link', { name: 'Remplir la fiche' }).click();
    await this.page.getByLabel('Note sur 20').fill(mark);
    await this.page.getByLabel('Appréciation globale de la commission').fill(appreciation);
    await this.page.getByLabel('Appréciation globale de la commission').blur();
    await expect(this.page.getByText(/Brouillon enregistré/)).toBeVisible();
    await this.page.getByRole('button', { name: 'Signer la fiche…' }).click();
    const { password } = this.platform.rehearsal.examiner;
    await this.page.getByRole('dialog').getByLabel('Votre mot de passe').fill(password);
    await this.page.getByRole('button', { name: 'Signer et verrouiller' }).click();
    await expect(this.page.getByText('L’archive complète est vérifiée.')).toBeVisible({ timeout: 60_000 });
    await this.page.getByRole('link', { name: /← Créneau/ }).click();
  }

  /** Rates every row of one candidate's grille with the keyboard alone: a digit, then the arrow down. */
  async rateByKeyboard(name: string, digits: string): Promise<void> {
    const grille = this.page.getByRole('region', { name: `Grille de ${name}` });
    await grille.getByRole('radio').first().focus();
    for (const digit of digits) {
      await this.page.keyboard.press(digit);
      await this.page.keyboard.press('ArrowDown');
    }
    await expect(grille.getByRole('radio', { checked: true })).toHaveCount(digits.length);
  }
}
