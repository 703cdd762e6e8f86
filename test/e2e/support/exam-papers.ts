import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { FeedEvent, FeedPage } from '@e5b/contracts';
import type { Page } from '@playwright/test';
import { pdfPages } from '../../support/pdf-text.js';
import type { Platform } from '../../support/platform.js';
import { keepPaper } from './screens.js';

export interface SlotLine {
  label: string;
  id: string;
  candidates: { sittingId: string; lastName: string; firstName: string }[];
}

/** What a printed paper says; the paper itself is kept as test output under `name`. */
export async function readPaper(page: Page, url: string, name: string): Promise<string> {
  const bytes = keepPaper(name, await (await page.request.get(url)).body());
  return (await pdfPages(bytes)).flat().join(' ');
}

/** What `e5b evidence verify` says of a candidate's archive, held against this platform's own key. */
export async function verifyArchive(page: Page, { origin, dataDir }: Platform, sittingId: string): Promise<string> {
  const file = join(dataDir, `archive-${sittingId}.tar`);
  writeFileSync(file, await (await page.request.get(`${origin}/api/sittings/${sittingId}/evidence`)).body());
  const key = join(dataDir, 'keys/api.pub.pem');
  const { stdout } = await promisify(execFile)('npx', ['e5b', 'evidence', 'verify', file, '--key', key]);
  return stdout;
}

/** The slots that the person signed in on `page` may see. */
export async function slotsOf(page: Page, platform: Platform): Promise<SlotLine[]> {
  return (await (await page.request.get(`${platform.origin}/api/slots`)).json()) as SlotLine[];
}

/** One slot by its label. */
export async function slotOf(page: Page, platform: Platform, label: string): Promise<SlotLine> {
  const slot = (await slotsOf(page, platform)).find((each) => each.label === label);
  if (!slot) throw new Error(`no slot ${label}`);
  return slot;
}

/** What the platform noted of one candidate's work. */
export async function feedOf(page: Page, { origin }: Platform, sittingId: string): Promise<FeedEvent[]> {
  const answer = await page.request.get(`${origin}/api/sittings/${sittingId}/activity`);
  return ((await answer.json()) as FeedPage).events;
}

/** The address of a candidate's site, once it is prepared. */
export async function siteOf(page: Page, platform: Platform, sittingId: string): Promise<string> {
  const answer = await page.request.get(`${platform.origin}/api/sittings/${sittingId}`);
  const { sandbox } = (await answer.json()) as { sandbox: { origin: string | null } };
  if (sandbox.origin === null) throw new Error('the site has no address yet');
  return sandbox.origin;
}

/** The sandbox's name, which is the first part of its site's host. */
export const sandboxAt = (origin: string): string => new URL(origin).hostname.split('.', 1)[0] ?? '';
