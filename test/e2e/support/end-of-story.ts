import type { Browser } from '@playwright/test';
import type { Platform } from '../../support/platform.js';

/**
 * Closes every window, then stops the platform. Windows stay as long as the worker, and pages
 * whose server is gone keep calling it: they would slow down every story that follows.
 */
export async function endStory(browser: Browser, platform: Platform): Promise<void> {
  await closeWindows(browser);
  await platform.stop();
}

/** Everybody leaves; the platform stays for another story. */
export async function closeWindows(browser: Browser): Promise<void> {
  await Promise.all(browser.contexts().map((context) => context.close()));
}
