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

/** All steps, in order; those of one row run side by side. @type {TestStep[][]} */
const ROWS = [
  [
    { id: 'format', name: 'Mise en forme', commands: [[NODE, modules('@biomejs/biome/bin/biome'), 'ci', '.']] },
    { id: 'lint', name: 'Règles du code', commands: [[NODE, modules('eslint/bin/eslint.js'), ...ESLINT_CACHE, '.']] },
  ],
  [
    {
      id: 'deps',
      name: 'Règles de dépendance',
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
    {
      id: 'dead',
      name: 'Code mort',
      commands: [[NODE, modules('knip/bin/knip.js'), '--no-progress', '--no-config-hints']],
    },
  ],
  [
    {
      id: 'types',
      name: 'Types',
      commands: [
        [...TSC, '-b'],
        [...TSC, '-p', 'tsconfig.test.json'],
        [...TSC, '-p', 'apps/web', '--noEmit'],
      ],
    },
  ],
  [{ id: 'unit', name: 'Tests unitaires', cases: true, commands: [[...JEST, 'unit', 'web', '--']] }],
  [
    {
      id: 'integration',
      name: 'Tests d’intégration',
      cases: true,
      commands: [[...JEST, 'integration', '--runInBand', '--']],
    },
  ],
  [
    {
      id: 'build',
      name: 'Construction',
      commands: [
        [...TSC, '-b'],
        ['npm', 'run', '--silent', 'build', '-w', 'apps/web'],
      ],
    },
  ],
  [
    {
      id: 'browser',
      name: 'Tests dans le navigateur',
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

/**
 * The rows to run.
 * @param {{ only?: string[], patterns: string[] }} wanted `only`: ids of steps; patterns go to the runners of cases
 * @returns {TestStep[][]}
 */
export function testPlan({ only, patterns }) {
  const unknown = only?.find((id) => !ROWS.flat().some((step) => step.id === id));
  if (unknown) throw new SetupError(`étape de test inconnue : « ${unknown} ».`, 'voyez « npm test -- --help ».');
  const withPatterns = (step) =>
    step.cases ? { ...step, commands: step.commands.map((command) => [...command, ...patterns]) } : step;
  return ROWS.map((row) => row.filter(({ id }) => !only || only.includes(id)).map(withPatterns)).filter(
    (row) => row.length > 0,
  );
}
