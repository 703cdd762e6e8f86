#!/usr/bin/env node
// Does acts in a real back office, by a browser, and notes the binlog range of each; after npm run build.
// usage: record-screens.mjs wordpress|prestashop IMAGE TARGET [PORT]; then record-wordpress.mjs or record-prestashop.mjs on TARGET.
import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { DockerContainerRuntime, recipeFor } from '@e5b/sandbox';
import { chromium } from '@playwright/test';

const [cms, image, target, port = '8480', only] = process.argv.slice(2);
const { acts, signIn, SHOTS_WORTH = true } = await import(`./record-${cms}-acts.mjs`);
const out = resolve(target);
const socketDir = join(out, 'sockets');
mkdirSync(socketDir, { recursive: true });
const name = `r${randomBytes(4).toString('hex').slice(0, 7)}`;
const origin = `http://localhost:${port}`;
const { schema } = recipeFor(cms);
const inside = (...command) =>
  execFileSync('docker', ['exec', sandbox.containerId, ...command], { maxBuffer: 2 ** 28 });
const client = ['--no-defaults', '-S', '/run/mysqld/mysqld.sock', '-u', 'root'];

/** @returns `[file, position]` of the end of the binlog */
const position = () => {
  const [file, at] = inside('mariadb', ...client, '-N', '-B', '-e', 'SHOW MASTER STATUS')
    .toString()
    .split('\t');
  return [file, Number(at)];
};

/** Until nothing was written for so long: acts closer than 2 s on one object count as one. */
async function quiet(ms) {
  let last = position();
  let since = performance.now();
  while (performance.now() - since < ms) {
    await pause(150);
    const now = position();
    if (now.join() !== last.join()) since = performance.now();
    last = now;
  }
  return last;
}

const runtime = new DockerContainerRuntime();
const sandbox = await runtime.start(
  await runtime.create({
    ...{ name, instance: randomBytes(4).toString('hex'), cms, image, origin, socketDir },
    platformPassword: randomBytes(24).toString('base64url'),
  }),
);
const door = createServer((socket) => {
  const through = connect(sandbox.sockets.http);
  socket.pipe(through).pipe(socket);
  for (const end of [socket, through]) end.on('error', () => end.destroy());
}).listen(Number(port));
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] });
const done = [];
try {
  const page = await browser.newPage({ locale: 'fr-FR', viewport: { width: 1500, height: 1000 } });
  page.setDefaultTimeout(20_000);
  page.setDefaultNavigationTimeout(90_000);
  page.on('dialog', (dialog) => void dialog.accept());
  for (let tries = 0; tries < 300; tries++) {
    const up = await fetch(origin).then(
      (answer) => answer.ok,
      () => false,
    );
    if (up) break;
    await pause(200);
  }
  const site = await signIn(page, origin).catch(async (error) => {
    await page.screenshot({ path: join(out, 'sign-in.png') });
    throw error;
  });
  await quiet(2500);
  inside('mariadb', ...client, '-e', 'FLUSH BINARY LOGS');
  const [firstFile, firstAt] = position();
  writeFileSync(join(out, 'base.sql'), inside('mariadb-dump', ...client, schema));
  for (const { id, kind = 'change', action, told, run } of acts) {
    if (only && !only.split(',').includes(id)) continue;
    const [file, start] = await quiet(2400);
    try {
      await run(page, site);
    } catch (error) {
      console.log(`✗ ${id}: ${String(error).split('\n').slice(0, 6).join(' | ')}`);
    }
    const [, end] = await quiet(1200);
    if (SHOTS_WORTH) await page.screenshot({ path: join(out, `${id}.png`) }).catch(() => undefined);
    console.log(`${end - start} bytes ${id}`);
    done.push({ id, kind, action, told, binlog: { file, start, end } });
    writeFileSync(join(out, 'scenarios.json'), JSON.stringify(done, null, 1));
  }
  console.log(`from ${firstFile} ${firstAt} to ${position().join(' ')}`);
  execFileSync('docker', ['cp', `${sandbox.containerId}:/var/lib/mysql/${firstFile}`, out]);
} finally {
  await browser.close();
  door.close();
  await runtime.remove(sandbox);
}
process.exit(0);
