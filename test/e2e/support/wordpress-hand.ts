import { expect, type Page } from '@playwright/test';

/** What a candidate does in the real back office, through its screens only. */
export class WordPressHand {
  constructor(readonly page: Page) {}

  async signIn(login: string, password: string): Promise<void> {
    // A moment after it opens, the page puts the cursor in its first field: what is typed into another meanwhile lands there.
    await expect(this.page.locator('#loginform input:focus')).toBeVisible();
    await this.page.locator('#user_login').fill(login);
    await this.page.locator('#user_pass').fill(password);
    await this.page.locator('#wp-submit').click();
    await expect(this.page.locator('#wpadminbar')).toBeVisible();
  }

  /** Opens the block editor on a new page, types and publishes; resolves once WordPress says so. */
  async publishPage(title: string, text: string): Promise<void> {
    await this.open('/wp-admin/post-new.php?post_type=page');
    await this.page.locator('.editor-post-title__input').fill(title, { timeout: 60_000 });
    await this.page.keyboard.press('Enter');
    await this.page.keyboard.type(text);
    const publish = this.page.locator('.editor-post-publish-panel__toggle');
    await expect(publish).toHaveText('Publier');
    await publish.click();
    await this.page.locator('.editor-post-publish-panel .editor-post-publish-button').click();
    await expect(this.page.locator('.post-publish-panel__postpublish')).toBeVisible({ timeout: 30_000 });
  }

  /** Types at the end of the text in the block editor that `publishPage` left open. */
  async addToText(text: string): Promise<void> {
    await this.page.getByRole('button', { name: 'Fermer le panneau' }).click();
    await this.page.locator('.block-editor-rich-text__editable').last().click();
    await this.page.keyboard.press('End');
    await this.page.keyboard.type(` ${text}`);
  }

  /** Presses the editor's own « Mettre à jour »; resolves with what the editor says when that fails. */
  async update(): Promise<string> {
    const button = this.page.locator('.edit-post-header .editor-post-publish-button');
    await expect(button).toHaveText('Mettre à jour');
    await button.click();
    const notice = this.page.locator('.components-notice.is-error .components-notice__content');
    await expect(notice).toBeVisible();
    return notice.innerText();
  }

  /** Another window of the same site, as a candidate opens one beside the first. */
  async openBeside(path: string): Promise<WordPressHand> {
    const beside = new WordPressHand(await this.page.context().newPage());
    await beside.page.goto(new URL(path, this.page.url()).href);
    return beside;
  }

  /** Approves the first comment of the list of pending ones, from its own quick action. */
  async approveFirstComment(): Promise<string> {
    const row = this.page.locator('#the-comment-list tr.unapproved').first();
    const author = (await row.locator('.column-author strong').innerText()).trim();
    await row.hover();
    await row.locator('.approve a').click();
    await expect(row).toBeHidden();
    return author;
  }

  async open(path: string): Promise<void> {
    await this.page.goto(new URL(path, this.page.url()).href);
  }

  /** Writes a post as `publishPage` writes a page; the editor stays open. */
  async publishPost(title: string, text: string): Promise<void> {
    await this.open('/wp-admin/post-new.php');
    await this.page.locator('.editor-post-title__input').fill(title, { timeout: 60_000 });
    await this.page.keyboard.press('Enter');
    await this.page.keyboard.type(text);
    await this.page.locator('.editor-post-publish-panel__toggle').click();
    await this.page.locator('.editor-post-publish-panel .editor-post-publish-button').click();
    await expect(this.page.locator('.post-publish-panel__postpublish')).toBeVisible({ timeout: 30_000 });
    await this.page.locator('.editor-post-publish-panel__header button').click();
  }

  /** Adds a paragraph at the end of what the editor holds, and saves. */
  async addParagraph(text: string): Promise<void> {
    await this.page.locator('p.wp-block-paragraph').last().click();
    await this.page.keyboard.press('End');
    await this.page.keyboard.press('Enter');
    await this.page.keyboard.type(text);
    const save = this.page.locator('.editor-post-publish-button');
    await save.click();
    await expect(this.page.locator('.components-snackbar').last()).toBeVisible();
    await expect(save).toHaveAttribute('aria-disabled', 'true');
  }

  /** Makes an empty menu of this name. */
  async createMenu(name: string): Promise<void> {
    await this.open('/wp-admin/nav-menus.php?action=edit&menu=0');
    // Typed rather than filled in: the screen frees its button at the keys.
    await this.page.locator('#menu-name').pressSequentially(name);
    await this.page.locator('#save_menu_footer').click();
    await expect(this.page).toHaveURL(/nav-menus\.php\?menu=[1-9]/);
  }

  async setTagline(tagline: string): Promise<void> {
    await this.open('/wp-admin/options-general.php');
    await this.page.locator('#blogdescription').fill(tagline);
    await this.page.locator('#submit').click();
    await expect(this.page.locator('#setting-error-settings_updated')).toBeVisible();
  }
}
