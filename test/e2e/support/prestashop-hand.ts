import { expect, type Locator, type Page } from '@playwright/test';

/** What a candidate does in a real PrestaShop 8 or 9’s back office, through its screens only. */
export class PrestaShopHand {
  constructor(readonly page: Page) {}

  async signIn(login: string, password: string): Promise<void> {
    await this.page.locator('input[name="email"]').fill(login);
    await this.page.locator('input[name="passwd"]').fill(password);
    await this.page.locator('button[name="submitLogin"], #submit_login').first().click();
    await expect(this.page.locator('#nav-sidebar')).toBeVisible({ timeout: 60_000 });
  }

  /** A product without combinations; resolves once it is saved. */
  async createPlainProduct(name: string): Promise<void> {
    await this.beginProduct('standard', name);
  }

  /** A product sold in the first values of the shop's first attribute, each with its impact on the price; resolves once it is saved. */
  async createProduct(name: string, impacts: string[]): Promise<void> {
    await this.beginProduct('combinations', name);
    await this.page.locator('#product_combinations-tab-nav a').click();
    await this.page.locator('.generate-combinations-button:not([disabled])').filter({ visible: true }).click();
    const values = this.page.locator('#product-combinations-generate');
    const group = values.locator('.attribute-group').first();
    await group.locator('.attribute-group-name').click();
    for (let nth = 0; nth < impacts.length; nth++) await group.locator('label.attribute-item').nth(nth).click();
    await values.locator('.modal-footer .btn-primary').click();
    const lines = this.page.locator('#combination_list tbody tr').filter({ visible: true });
    await expect(lines).toHaveCount(impacts.length);
    const save = this.page.locator('#save-combinations-edition');
    const box = (nth: number) => lines.nth(nth).locator('input[name*="[impact_on_price_te]"]');
    // The list may be drawn once more at any moment after it has appeared: what was typed until then is gone.
    await expect(async () => {
      for (const [nth, impact] of impacts.entries()) await box(nth).fill(impact);
      await this.page.keyboard.press('Tab');
      await save.click({ timeout: 2000 });
      await expect(save).toBeHidden();
      for (const [nth, impact] of impacts.entries()) expect(Number(await box(nth).inputValue())).toBe(Number(impact));
    }).toPass();
  }

  /** A code that takes a share off the cart. */
  async createCartRule(name: string, { code, percent }: { code: string; percent: string }): Promise<void> {
    await this.menu('AdminCartRules');
    await this.page.locator('#page-header-desc-cart_rule-new_cart_rule').click();
    await everyLanguage(this.page.locator('input[name^="name_"]'), name);
    await this.page.locator('#code').fill(code);
    await this.page.locator('#cart_rule_link_actions').click();
    await this.page.locator('#apply_discount_percent').click();
    await this.page.locator('#reduction_percent').fill(percent);
    await this.page.locator('#desc-cart_rule-save').first().click();
    await expect(this.page.locator('.alert-success').filter({ visible: true }).first()).toBeVisible();
  }

  /** Changes the name of the product that is open and saves; the page that comes is the caller's to look at. */
  async renameProduct(name: string): Promise<void> {
    await everyLanguage(this.page.locator('input[name^="product[header][name]"]'), name);
    await this.page.locator('#product_footer_save').click();
  }

  /** Follows an entry of the back office's own menu, which carries the session's token. */
  private async menu(controller: string): Promise<void> {
    const link = await this.page
      .locator(`#nav-sidebar a[href*="controller=${controller}"], #subtab-${controller} a`)
      .first()
      .getAttribute('href');
    await this.page.goto(new URL(link ?? '', this.page.url()).href);
  }

  private async beginProduct(kind: 'standard' | 'combinations', name: string): Promise<void> {
    await this.menu('AdminProducts');
    await this.page.locator('.new-product-button').filter({ visible: true }).first().click();
    const kinds = this.page.frameLocator('#modal-create-product iframe');
    await kinds.locator(`.product-type-choice[data-value="${kind}"]`).click();
    await kinds.locator('#create_product_create').click();
    await this.page.waitForURL(/\/products(-v2)?\/\d+\/edit/);
    await everyLanguage(this.page.locator('input[name^="product[header][name]"]'), name);
    await this.saveProduct();
  }

  private async saveProduct(): Promise<void> {
    await this.page.locator('#product_footer_save:not([disabled])').click();
    await expect(this.page.locator('.alert-success').filter({ visible: true }).first()).toBeVisible();
  }
}

/** Only the field of the chosen language is on the screen. */
async function everyLanguage(fields: Locator, text: string): Promise<void> {
  await fields.filter({ visible: true }).first().fill(text);
  await fields.evaluateAll((inputs, value) => {
    for (const input of inputs as HTMLInputElement[]) {
      input.value = value;
      input.dispatchEvent(new Event('input', { bubbles: true }));
      input.dispatchEvent(new Event('change', { bubbles: true }));
    }
  }, text);
}
