import { join } from 'node:path';
import { ROOT } from './settings.mjs';
import { SetupError } from './steps.mjs';

const NODE = process.execPath;
const modules = (path) => join('node_modules', path);
const JEST = [NODE, modules('jest/bin/jest.js'), '--ci', '--selectProjects'];
const TSC = [NODE, modules('typescript/bin/tsc')];
const ESLINT_CACHE = ['--cache', '--cache-location', modules('.cache/e5b/eslint')];
const REPORTER = join(ROOT, 'test/support/playwright-reporter.mjs');

/**
 * One step of `npm test`. `cases`: its runner counts tests one by one, and takes file patterns.
 * @typedef {{ id: string, name: string, cases?: true, commands: string[][] }} TestStep
 */

const BROWSER = ['test', '-c', 'test/e2e/playwright.config.ts', `--reporter=list,${REPORTER}`];
const DEPENDENCIES = ['libs', 'apps', '--config', '.dependency-cruiser.cjs'];

/** @type {Record<string, Omit<TestStep, 'id'>>} */
const STEPS = {
  format: { name: 'Mise en forme', commands: [[NODE, modules('@biomejs/biome/bin/biome'), 'ci', '.']] },
  lint: { name: 'Règles du code', commands: [[NODE, modules('eslint/bin/eslint.js'), ...ESLINT_CACHE, '.']] },
  deps: {
    name: 'Règles de dépendance',
    commands: [[NODE, modules('dependency-cruiser/bin/dependency-cruise.mjs'), ...DEPENDENCIES]],
  },
  dead: { name: 'Code mort', commands: [[NODE, modules('knip/bin/knip.js'), '--no-progress', '--no-config-hints']] },
  types: {
    name: 'Types',
    commands: [
      [...TSC, '-b'],
      [...TSC, '-p', 'tsconfig.test.json'],
      [...TSC, '-p', 'apps/web', '--noEmit'],
    ],
  },
  unit: { name: 'Tests unitaires', cases: true, commands: [[...JEST, 'unit', 'web', '--']] },
  integration: {
    name: 'Tests d’intégration',
    cases: true,
    // More than the cores: much of it waits for engines that start again and for windows that close.
    commands: [[...JEST, 'integration', '--maxWorkers=3', '--']],
  },
  build: {
    name: 'Construction',
    commands: [
      [...TSC, '-b'],
      ['npm', 'run', '--silent', 'build', '-w', 'apps/web'],
    ],
  },
  browser: {
    name: 'Tests dans le navigateur',
    cases: true,
    commands: [[NODE, modules('@playwright/test/cli.js'), ...BROWSER]],
  },
};

// Rows follow one another; the lanes of a row run side by side. The first row needs no compiled code. The typed lint
// rules take as long as the types and the unit tests together.
const ROWS = [
  [['format', 'deps', 'dead']],
  [['types', 'unit'], ['lint']],
  [['integration']],
  [['build']],
  [['browser']],
];

/**
 * What to run: rows, of lanes, of steps. The first row may run while the code is being compiled.
 * @param {{ only?: string[], patterns: string[] }} wanted `only`: ids of steps; patterns go to the runners of cases
 * @returns {TestStep[][][]}
 */
export function testPlan({ only = Object.keys(STEPS), patterns }) {
  const unknown = only.find((id) => !(id in STEPS));
  if (unknown) throw new SetupError(`étape de test inconnue : « ${unknown} ».`, 'voyez « npm test -- --help ».');
  const stepOf = (id) => {
    const step = STEPS[id];
    const commands = step.cases ? step.commands.map((command) => [...command, ...patterns]) : step.commands;
    return { id, ...step, commands };
  };
  return ROWS.map((row) => row.map((lane) => lane.filter((id) => only.includes(id)).map(stepOf)));
}
