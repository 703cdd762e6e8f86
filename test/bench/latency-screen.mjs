// From a commit in a candidate's sandbox to the words on the examiner's screen: real platform, real browser.
import { setTimeout as pause } from 'node:timers/promises';
import { recipeFor } from '@e5b/sandbox';
import { chromium } from '@playwright/test';
import { startPlatform } from './bench-platform.mjs';
import { row } from './report.mjs';
import { sandboxWriter } from './sandbox-writer.mjs';

const COMMITS = 60;
const READY_WITHIN_MS = 120_000;

const newPage = (title) =>
  `INSERT INTO wp_posts (post_author, post_date, post_date_gmt, post_content, post_title, post_excerpt, post_status,
     post_name, to_ping, pinged, post_modified, post_modified_gmt, post_content_filtered, post_type)
   VALUES (1, NOW(), UTC_TIMESTAMP(), 'Texte', '${title}', '', 'publish', 'p', '', '', NOW(), UTC_TIMESTAMP(), '', 'page')`;

async function call(request, origin, method, path, data) {
  const answer = await request.fetch(`${origin}/api/${path}`, { method, headers: { origin }, ...(data && { data }) });
  if (!answer.ok()) throw new Error(`${method} ${path}: ${answer.status()} ${await answer.text()}`);
  return answer.json();
}

/** Opens the slot and waits for its three sandboxes. */
async function openSlot(request, { origin, lastWords }) {
  const [{ id }] = await call(request, origin, 'GET', 'slots');
  await call(request, origin, 'POST', `slots/${id}/open`);
  const end = performance.now() + READY_WITHIN_MS;
  for (;;) {
    const { sittings } = await call(request, origin, 'GET', `slots/${id}`);
    if (sittings.every(({ state, feed }) => state === 'waiting' && feed.status === 'live')) return { id, sittings };
    if (performance.now() > end) {
      const stand = sittings.map(({ state, sandbox, feed }) => `${state}, ${sandbox.state}, ${feed.status}`);
      throw new Error(`The sandboxes did not get ready (${stand.join('; ')}):\n${lastWords()}`);
    }
    await pause(200);
  }
}

/** Notes in the page when each « repère n » first stands in the document, in ms of the machine's wall clock. */
function noteMarks() {
  const seen = new Map();
  window.benchMarks = seen;
  const look = () => {
    const now = performance.timeOrigin + performance.now();
    for (const [mark] of document.body.innerText.matchAll(/repère \d+-\d+/g)) if (!seen.has(mark)) seen.set(mark, now);
  };
  new MutationObserver(look).observe(document.body, { childList: true, subtree: true, characterData: true });
}

export async function measureScreen() {
  const browser = await chromium.launch({
    executablePath: process.env.E5B_CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'],
  });
  let platform;
  try {
    platform = await startPlatform('e5b_bench_screen');
    const { origin, rehearsal, runtime, instance } = platform;
    const context = await browser.newContext({ locale: 'fr-FR', viewport: { width: 1366, height: 768 } });
    await call(context.request, origin, 'POST', 'auth/login', rehearsal.examiner);
    const { id, sittings } = await openSlot(context.request, platform);
    const page = await context.newPage();
    await page.goto(`${origin}/examinateur/creneaux/${id}`);
    await page.getByRole('region', { name: /Candidat 3/ }).waitFor();
    await page.evaluate(noteMarks);
    const committed = new Map();
    await Promise.all(
      sittings.map(async ({ sandbox }, column) => {
        const name = new URL(sandbox.origin).hostname.split('.')[0];
        const writer = sandboxWriter(await runtime.attach({ instance, name }), recipeFor('wordpress').schema);
        await writer.commit('DO 1');
        for (let n = 0; n < COMMITS; n++) {
          const mark = `repère ${column}-${n}`;
          committed.set(mark, await writer.commit(newPage(mark)));
          await pause(150 + Math.random() * 300);
        }
        writer.end();
      }),
    );
    await page.waitForFunction((count) => window.benchMarks.size >= count, committed.size, { timeout: 30_000 });
    const seen = new Map(await page.evaluate(() => [...window.benchMarks]));
    return [
      row(
        'commit → screen',
        'ms',
        [...committed].map(([mark, at]) => seen.get(mark) - at),
      ),
    ];
  } finally {
    await browser.close();
    await platform?.stop();
  }
}
