import { join } from 'node:path';
import { defineConfig } from '@playwright/test';

const ROOT = join(import.meta.dirname, '../..');

/** Real chromium, real api, gateway and sandboxes. One exam is one story, and one file: two files at a time on two cores. */
export default defineConfig({
  testDir: '.',
  timeout: 300_000,
  expect: { timeout: 30_000 },
  workers: 2,
  // The longest story first, so that both workers end together.
  projects: [
    { name: 'exam', testMatch: 'exam.spec.ts' },
    { name: 'around', testIgnore: 'exam.spec.ts' },
  ],
  forbidOnly: Boolean(process.env.CI),
  outputDir: join(ROOT, 'test-results/browser'),
  use: {
    locale: 'fr-FR',
    actionTimeout: 30_000,
    navigationTimeout: 30_000,
    timezoneId: 'Europe/Paris',
    viewport: { width: 1366, height: 768 },
    // A trace of every page costs a twelfth of the suite: `--trace on` where one is wanted.
    screenshot: 'only-on-failure',
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
