import { copyFileSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

const ROOT = join(import.meta.dirname, '../../..');
const SHOTS = join(ROOT, 'test-results/screens');
const PAPERS = join(ROOT, 'test-results/papers');
/** The guides' pictures: those that exist are refreshed, and only when asked, so that a test run leaves the checkout as it was. */
const GUIDES = join(ROOT, 'docs/images');

/** Keeps the screen as test output, and for the guides when E5B_UPDATE_GUIDES is set. */
export async function keep(page: Page, name: string): Promise<void> {
  mkdirSync(SHOTS, { recursive: true });
  const file = join(SHOTS, `${name}.png`);
  await page.screenshot({ path: file, animations: 'disabled' });
  const picture = join(GUIDES, `${name}.png`);
  if (process.env.E5B_UPDATE_GUIDES && existsSync(picture)) copyFileSync(file, picture);
}

/** Keeps a printed paper as test output. */
export function keepPaper(name: string, bytes: Buffer): Buffer {
  mkdirSync(PAPERS, { recursive: true });
  writeFileSync(join(PAPERS, `${name}.pdf`), bytes);
  return bytes;
}

const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

const NAVIGATED = /Execution context was destroyed/;
const TRIES = 5;

/** Waiting pages of the gateway load themselves again: a look that this cut off is taken again. */
async function lookAt<Seen>(page: Page, look: () => Promise<Seen>): Promise<Seen> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await look();
    } catch (error) {
      if (tries === TRIES || !NAVIGATED.test(String(error))) throw error;
      await page.waitForLoadState();
    }
  }
}

/** No WCAG A/AA violation that axe can see, and nothing wider than the window. */
export async function expectAccessible(page: Page): Promise<void> {
  // None of our screens has frames: one pass in the page itself, without a blank page that gathers the frames' results.
  const axe = new AxeBuilder({ page })
    .options({ runOnly: { type: 'tag', values: WCAG }, resultTypes: ['violations'] })
    .setLegacyMode();
  const { violations } = await lookAt(page, () => axe.analyze());
  const told = violations.map(
    ({ id, nodes }) =>
      `${id}: ${nodes.map(({ target, failureSummary }) => `${target.join(' ')} ${failureSummary ?? ''}`).join(' | ')}`,
  );
  expect(told).toEqual([]);
  const overflow = await lookAt(page, () =>
    page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth),
  );
  expect(overflow).toBeLessThanOrEqual(0);
}

/** Both, for each screen a user meets. */
export async function checkScreen(page: Page, name: string): Promise<void> {
  await keep(page, name);
  await expectAccessible(page);
}
