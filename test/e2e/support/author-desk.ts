import { generateKeyPairSync } from 'node:crypto';
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { publicPem } from '@e5b/context-pack';
import { expect, type Locator, type Page } from '@playwright/test';
import type { Platform } from '../../support/platform.js';

export const PASSPHRASE = 'une phrase assez longue';
/** What an author waits for at most: a copy of the site is taken and packed. */
export const BUSY = { timeout: 240_000 };

/** What an author does on the page of the ateliers. */
export class AuthorDesk {
  constructor(
    readonly page: Page,
    private readonly platform: Platform,
  ) {}

  /** The page's own atelier; colleagues' are told with their names. */
  card(title: string): Locator {
    return this.page.getByRole('article', { name: new RegExp(title) }).filter({ hasText: '– vous,' });
  }

  async publish(notes: string, { install = false } = {}): Promise<void> {
    const dialog = this.page.getByRole('dialog');
    await dialog.getByLabel('Ce qui est nouveau').fill(notes);
    await dialog.getByLabel('Phrase secrète de la clé', { exact: true }).fill(PASSPHRASE);
    await dialog.getByLabel('L’installer aussi sur cette machine').setChecked(install);
    await dialog.getByRole('button', { name: 'Signer et publier' }).click();
  }

  /** Waits until the atelier that was asked for can be entered. */
  async expectOpen(title: string): Promise<void> {
    await expect(this.card(title).getByText('Ouvert', { exact: true })).toBeVisible(BUSY);
  }

  /** Puts the team's key, with its passphrase, where this machine's authors keep theirs. */
  writeKeys(): void {
    const { privateKey, publicKey } = generateKeyPairSync('ed25519');
    mkdirSync(this.keys, { recursive: true });
    const pem = { type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: PASSPHRASE } as const;
    writeFileSync(join(this.keys, 'equipe.key.pem'), privateKey.export(pem));
    writeFileSync(join(this.keys, 'equipe.pub.pem'), publicPem(publicKey));
  }

  /** From here on this centre takes what the team signs. */
  pinKey(): void {
    copyFileSync(join(this.keys, 'equipe.pub.pem'), join(this.platform.dataDir, 'contexts/cles/equipe.pub.pem'));
  }

  private get keys(): string {
    return join(this.platform.dataDir, 'contexts/cles-auteurs');
  }
}
