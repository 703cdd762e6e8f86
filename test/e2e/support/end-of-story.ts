import { DockerImageBaker } from '@e5b/sandbox';
import type { Browser } from '@playwright/test';
import type { Platform } from '../../support/platform.js';
import { query } from '../../support/test-database.js';

const BAKED = 'SELECT packSha256 FROM reference_contexts WHERE packSha256 IS NOT NULL';

/**
 * Closes every window, then stops the platform and removes the images that it baked. Windows stay as long as the worker,
 * and pages whose server is gone keep calling it: they would slow down every story that follows.
 */
export async function endStory(browser: Browser, platform: Platform): Promise<void> {
  await closeWindows(browser);
  await platform.stop();
  const baked = (await query(platform.database, BAKED)) as { packSha256: string }[];
  const baker = new DockerImageBaker({ runtimes: [] });
  for (const { packSha256 } of baked) await baker.remove(packSha256);
}

/** Everybody leaves; the platform stays for another story. */
export async function closeWindows(browser: Browser): Promise<void> {
  await Promise.all(browser.contexts().map((context) => context.close()));
}
