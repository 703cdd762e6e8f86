import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findChromium } from './chromium.mjs';
import { DATABASE, databasePlaces, startDatabase, stopDatabase } from './database.mjs';
import { engineSocket } from './engine.mjs';
import { runtimeImages } from './images.mjs';
import { runCommand } from './run-command.mjs';
import { removeTestSandboxes } from './sandboxes.mjs';
import { ROOT } from './settings.mjs';
import { setUp } from './setup.mjs';
import { describeFailure, formatDuration } from './steps.mjs';
import { closingLine, countStep, sumCounts } from './test-counts.mjs';
import { testPlan } from './test-plan.mjs';
import { workDirectory } from './work-directory.mjs';

/** `npm test`: set-up, then every step even when one fails. The last line is the total; resolves with the exit code. */
export async function test(run) {
  const { settings, steps, shutdown, only, rest } = run;
  const startedAt = performance.now();
  const plan = testPlan({ only, patterns: rest });
  const { client, images } = await setUp({
    ...run,
    browser: true,
    platforms: true,
    built: false,
    // Only a developer who names a release has one at hand: no test needs the Internet.
    shop: process.env.E5B_PRESTASHOP_RELEASE ? 'download' : false,
  });
  const environment = testEnvironment({ settings, images });
  shutdown.add(() => removeTestSandboxes({ client, settings }));
  shutdown.add(() => stopDatabase({ client, settings, forgetData: true }));
  await steps.run('Base de données des tests', 'database', async () => {
    await startDatabase({ client, settings, image: images.lamp.tag });
  });
  const results = [];
  const runLane = async (lane, live) => {
    for (const step of lane) {
      if (!shutdown.requested) results.push(await runStep({ step, steps, settings, environment, live }));
    }
  };
  const runRow = (row) => Promise.all(row.map((lane) => runLane(lane, row.length === 1)));
  const [uncompiled, ...compiled] = plan;
  await Promise.all([compile(run), runRow(uncompiled)]);
  for (const row of compiled) await runRow(row);
  if (shutdown.requested) return 1;
  for (const error of await shutdown.run()) steps.say(describeFailure(error));
  const total = sumCounts(results.map(({ counts }) => JSON.stringify(counts)).join('\n'));
  steps.say(summaryTable(results, performance.now() - startedAt));
  steps.say(closingLine(total));
  return total.failed === 0 && total.passed > 0 ? 0 : 1;
}

/** Typed lint rules and the servers that tests start need the compiled code. The steps « types » and « build » judge it. */
async function compile({ steps }) {
  const tsc = ['node_modules/typescript/bin/tsc', '-b'];
  await steps.run('Compilation', 'compile', async (report) => {
    const { code } = await runCommand(process.execPath, tsc, { cwd: ROOT, report });
    return code === 0 ? undefined : 'des erreurs, voir l’étape « Types »';
  });
}

/** Runs one step's commands, stopping at the first that fails; shows the output live, or afterwards if it failed. */
async function runStep({ step, steps, settings, environment, live }) {
  const startedAt = performance.now();
  const countsFile = join(settings.run, `counts-${step.id}.jsonl`);
  rmSync(countsFile, { force: true });
  const env = { ...environment, E5B_TEST_COUNTS: countsFile };
  const output = [];
  const onLine = (line) => (live && step.cases ? steps.say(line) : output.push(line));
  let code = 1;
  try {
    await steps.run(step.name, `test-${step.id}`, async (report) => {
      for (const [command, ...args] of step.commands) {
        ({ code } = await runCommand(command, args, { cwd: ROOT, env, report, onLine }));
        if (code !== 0) throw new FailedStep();
      }
    });
  } catch (error) {
    code ||= 1;
    for (const line of output) steps.say(`    ${line}`);
    if (!(error instanceof FailedStep)) steps.say(describeFailure(error));
  }
  const reported = step.cases ? sumCounts(existsSync(countsFile) ? readFileSync(countsFile, 'utf8') : '') : undefined;
  return { name: step.name, milliseconds: performance.now() - startedAt, counts: countStep({ code, reported }) };
}

/** The step's own output says what failed. */
class FailedStep extends Error {}

/** What the integration and browser tests read: their images, their database, their data directory. Kept in test.env. */
export function testEnvironment({ settings, images }) {
  const places = databasePlaces(settings);
  const chromium = findChromium();
  const environment = {
    E5B_DATA_DIR: settings.data,
    E5B_DOCKER_SOCKET: engineSocket(),
    E5B_WEB_DIST: join(ROOT, 'apps/web/dist'),
    E5B_IMAGE_WORDPRESS: images.ravaude.tag,
    E5B_IMAGE_BLANK_WORDPRESS: images['blank-wordpress'].tag,
    E5B_IMAGE_BLANK_PRESTASHOP: images['blank-prestashop']?.tag ?? '',
    E5B_RUNTIME_IMAGES: runtimeImages(images),
    E5B_TEST_IMAGE_LAMP: images.lamp.tag,
    E5B_TEST_IMAGE_WORDPRESS: images.ravaude.tag,
    E5B_TEST_DB_SOCKET: places.socket,
    E5B_TEST_DB_USER: DATABASE.user,
    E5B_TEST_DB_PASSWORD_FILE: places.passwordFile,
    ...(chromium ? { E5B_CHROMIUM: chromium } : {}),
  };
  const lines = Object.entries(environment).map(([name, value]) => `${name}=${value}\n`);
  writeFileSync(join(settings.data, 'test.env'), lines.join(''));
  const { FORCE_COLOR: _, ...inherited } = process.env;
  return { ...inherited, NODE_ENV: 'test', NO_COLOR: '1', TMPDIR: workDirectory(settings), ...environment };
}

function summaryTable(results, totalMs) {
  const rows = results.map(({ name, milliseconds, counts }) => {
    const mark = counts.failed > 0 ? '✗' : '✓';
    return `  ${mark} ${name.padEnd(26)} ${formatDuration(milliseconds).padStart(12)}   ${closingLine(counts)}`;
  });
  return ['', ...rows, `    ${'Durée totale'.padEnd(26)} ${formatDuration(totalMs).padStart(12)}`, ''].join('\n');
}
