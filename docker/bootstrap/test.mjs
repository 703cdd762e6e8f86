import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findChromium } from './chromium.mjs';
import { DATABASE, databasePlaces, startDatabase, stopDatabase } from './database.mjs';
import { engineSocket } from './engine.mjs';
import { runCommand } from './run-command.mjs';
import { stopSandboxes } from './sandboxes.mjs';
import { ROOT } from './settings.mjs';
import { setUp } from './setup.mjs';
import { describeFailure, formatDuration } from './steps.mjs';
import { closingLine, countStep, sumCounts } from './test-counts.mjs';

const NODE = process.execPath;
const modules = (path) => join('node_modules', path);
const JEST = [modules('jest/bin/jest.js'), '--ci'];
const TSC = modules('typescript/bin/tsc');
const REPORTER = join(ROOT, 'test/support/playwright-reporter.mjs');

/** The steps of `npm test`, in order; those of one row run side by side. `cases`: a reporter counts them one by one. */
const ROWS = [
  [
    { name: 'format', commands: [[NODE, modules('@biomejs/biome/bin/biome'), 'ci', '.']] },
    {
      name: 'lint',
      commands: [
        [NODE, modules('eslint/bin/eslint.js'), '--cache', '--cache-location', modules('.cache/e5b/eslint'), '.'],
      ],
    },
  ],
  [
    {
      name: 'dépendances',
      commands: [
        [
          NODE,
          modules('dependency-cruiser/bin/dependency-cruise.mjs'),
          'libs',
          'apps',
          '--config',
          '.dependency-cruiser.cjs',
        ],
      ],
    },
    { name: 'code mort', commands: [[NODE, modules('knip/bin/knip.js'), '--no-progress']] },
  ],
  [
    {
      name: 'types',
      commands: [
        [NODE, TSC, '-b'],
        [NODE, TSC, '-p', 'tsconfig.test.json'],
        [NODE, TSC, '-p', 'apps/web', '--noEmit'],
      ],
    },
  ],
  [{ name: 'tests unitaires', cases: true, commands: [[NODE, ...JEST, '--selectProjects', 'unit', 'web']] }],
  [
    {
      name: 'tests d’intégration',
      cases: true,
      commands: [[NODE, ...JEST, '--selectProjects', 'integration', '--runInBand']],
    },
  ],
  [
    {
      name: 'construction',
      commands: [
        [NODE, TSC, '-b'],
        ['npm', 'run', '--silent', 'build', '-w', 'apps/web'],
      ],
    },
  ],
  [
    {
      name: 'tests dans le navigateur',
      cases: true,
      commands: [
        [
          NODE,
          modules('@playwright/test/cli.js'),
          'test',
          '-c',
          'test/e2e/playwright.config.ts',
          `--reporter=list,${REPORTER}`,
        ],
      ],
    },
  ],
];

/** `npm test`: set-up, then every step even when one fails. The last line is the total; resolves with the exit code. */
export async function test(run) {
  const { settings, steps, shutdown } = run;
  const startedAt = performance.now();
  const { client, images } = await setUp(run);
  shutdown.add(() => stopSandboxes({ client, settings }));
  shutdown.add(() => stopDatabase({ client, settings }));
  await steps.run(
    'Base de données des tests',
    'database',
    async () => void (await startDatabase({ client, settings, image: images.lamp.tag })),
  );
  // Typed lint rules and the servers that integration tests start need the compiled code; the step « types » judges it.
  await steps.run('Compilation', 'compile', async (report) => {
    const { code } = await runCommand(NODE, [TSC, '-b'], { cwd: ROOT, report });
    return code === 0 ? undefined : 'des erreurs, voir « types »';
  });
  const environment = testEnvironment({ settings, images });
  const results = [];
  for (const row of ROWS) {
    results.push(
      ...(await Promise.all(
        row.map((step, index) =>
          runStep({ step, steps, settings, environment, alone: row.length === 1 && index === 0 }),
        ),
      )),
    );
  }
  const total = sumCounts(results.map(({ counts }) => JSON.stringify(counts)).join('\n'));
  await shutdown.run();
  steps.say(summaryTable(results, performance.now() - startedAt));
  steps.say(closingLine(total));
  return total.failed === 0 && total.passed > 0 ? 0 : 1;
}

/** Runs one step's commands, stopping at the first that fails; shows the output live, or afterwards if it failed. */
async function runStep({ step, steps, settings, environment, alone }) {
  const startedAt = performance.now();
  const countsFile = join(settings.run, `counts-${step.name.replace(/\W+/g, '-')}.jsonl`);
  rmSync(countsFile, { force: true });
  const env = { ...environment, E5B_TEST_COUNTS: countsFile };
  let code = 0;
  try {
    await steps.run(step.name, `test-${step.name.replace(/\W+/g, '-')}`, async (report) => {
      const output = [];
      const onLine = (line) => (alone && step.cases ? steps.say(line) : output.push(line));
      for (const [command, ...args] of step.commands) {
        ({ code } = await runCommand(command, args, { cwd: ROOT, env, report, onLine }));
        if (code !== 0) break;
      }
      if (code !== 0) throw Object.assign(new Error(step.name), { output });
    });
  } catch (error) {
    if (!error.output) process.stderr.write(describeFailure(error));
    for (const line of error.output ?? []) steps.say(`    ${line}`);
    code ||= 1;
  }
  const reported = step.cases ? sumCounts(existsSync(countsFile) ? readFileSync(countsFile, 'utf8') : '') : undefined;
  return { name: step.name, milliseconds: performance.now() - startedAt, counts: countStep({ code, reported }) };
}

/** What the integration and browser tests read: their images, their database, their data directory. */
export function testEnvironment({ settings, images }) {
  const places = databasePlaces(settings);
  const chromium = findChromium();
  const environment = {
    ...process.env,
    NODE_ENV: 'test',
    FORCE_COLOR: '0',
    E5B_DATA_DIR: settings.data,
    E5B_DOCKER_SOCKET: engineSocket(),
    E5B_TEST_IMAGE_LAMP: images.lamp.tag,
    E5B_TEST_IMAGE_WORDPRESS: images.wordpress.tag,
    E5B_IMAGE_WORDPRESS: images.wordpress.tag,
    E5B_TEST_DB_SOCKET: places.socket,
    E5B_TEST_DB_USER: DATABASE.user,
    E5B_TEST_DB_PASSWORD_FILE: places.passwordFile,
    ...(chromium ? { E5B_CHROMIUM: chromium } : {}),
  };
  const shown = Object.entries(environment).filter(([name]) => name.startsWith('E5B_'));
  writeFileSync(join(settings.data, 'test.env'), shown.map(([name, value]) => `${name}=${value}\n`).join(''));
  return environment;
}

function summaryTable(results, totalMs) {
  const rows = results.map(({ name, milliseconds, counts }) => {
    const verdict = counts.failed > 0 ? '✗' : '✓';
    return `  ${verdict} ${name.padEnd(26)} ${formatDuration(milliseconds).padStart(12)}   ${closingLine(counts)}`;
  });
  return ['', ...rows, `    ${'durée totale'.padEnd(26)} ${formatDuration(totalMs).padStart(12)}`, ''].join('\n');
}
