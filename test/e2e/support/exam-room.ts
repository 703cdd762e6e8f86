import { type Browser, type BrowserContext, expect, type Page } from '@playwright/test';
import type { Platform } from '../../support/platform.js';
import { WordPressHand } from './wordpress-hand.js';

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

  /** Opens the back office in its own window, as the big button does. */
  async openAdministration(): Promise<WordPressHand> {
    const opened = this.context.waitForEvent('page');
    await this.page.getByRole('button', { name: 'Ouvrir l’administration' }).click();
    const window = await opened;
    await window.waitForLoadState();
    return new WordPressHand(window);
  }
}

/** The examiner's laptop. */
export class ExaminerDesk {
  constructor(
    readonly page: Page,
    private readonly platform: Platform,
  ) {}

  async signIn(): Promise<void> {
    const { login, password } = this.platform.rehearsal.examiner;
    await this.page.goto(`${this.platform.origin}/connexion`);
    await this.page.getByLabel('Identifiant').fill(login);
    await this.page.getByLabel('Mot de passe', { exact: true }).fill(password);
    await this.page.getByRole('button', { name: 'Se connecter' }).click();
    await expect(this.page.getByRole('heading', { name: 'Vos créneaux' })).toBeVisible();
  }

  column(name: string) {
    return this.page.getByRole('region', { name: new RegExp(`Candidat \\d : ${name}`) });
  }

  async openSlot(label: string): Promise<void> {
    const card = this.page.getByRole('article', { name: `Créneau ${label}` });
    await card.getByRole('button', { name: 'Ouvrir le créneau' }).click();
    await this.page.getByRole('button', { name: 'Ouvrir et préparer les postes' }).click();
    await expect(this.page.getByRole('heading', { name: new RegExp(`Créneau ${label}`) })).toBeVisible();
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
