import { join } from 'node:path';
import { defineConfig } from '@playwright/test';

const ROOT = join(import.meta.dirname, '../..');

/**
 * Real chromium, real api, gateway and sandboxes. One exam is one story, in one file with a platform of its own: two of them
 * go on side by side, since a story spends much of its time waiting for the clock and for sites.
 */
export default defineConfig({
  testDir: '.',
  timeout: 300_000,
  expect: { timeout: 30_000 },
  workers: 2,
  forbidOnly: Boolean(process.env.CI),
  outputDir: join(ROOT, 'test-results/browser'),
  use: {
    locale: 'fr-FR',
    actionTimeout: 30_000,
    navigationTimeout: 30_000,
    timezoneId: 'Europe/Paris',
    viewport: { width: 1366, height: 768 },
    // Without the film of every page, which costs more than the pages themselves.
    trace: { mode: 'retain-on-failure', screenshots: false },
    launchOptions: {
      executablePath: process.env.E5B_CHROMIUM ?? '/usr/bin/chromium',
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--disable-dev-shm-usage',
      ],
    },
  },
});
