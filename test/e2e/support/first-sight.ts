import type { Page } from '@playwright/test';
import type { Platform } from '../../support/platform.js';
import { feedOf, slotOf } from './exam-papers.js';

/** Notes in the examiner's page when each title is first on the screen. */
export async function watchFirstSight(page: Page, titles: string[]): Promise<void> {
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
export async function delaysToScreen(page: Page, platform: Platform, label: string): Promise<number[]> {
  const seen = await page.evaluate(() => (globalThis as unknown as { e5bSeen: Record<string, number> }).e5bSeen);
  const slot = await slotOf(page, platform, label);
  const delays: number[] = [];
  for (const { sittingId } of slot.candidates) {
    for (const { name, at } of await feedOf(page, platform, sittingId)) if (seen[name]) delays.push(seen[name] - at);
  }
  return delays;
}
