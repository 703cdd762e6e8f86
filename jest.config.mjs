// Jest runs as CommonJS: swc turns the ESM-only packages (Nest 12, Mantine…) into CommonJS. Production stays ESM (tsc).
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = import.meta.dirname;

/** Names of the installed packages declared "type": "module": only those are transformed. */
function esmPackages(dir = join(root, 'node_modules'), prefix = '') {
  return readdirSync(dir, { withFileTypes: true }).flatMap((entry) => {
    if (entry.name.startsWith('.') || (!entry.isDirectory() && !entry.isSymbolicLink())) return [];
    if (entry.name.startsWith('@') && prefix === '') return esmPackages(join(dir, entry.name), `${entry.name}/`);
    const manifest = join(dir, entry.name, 'package.json');
    const esm = existsSync(manifest) && JSON.parse(readFileSync(manifest, 'utf8')).type === 'module';
    return esm ? [`${prefix}${entry.name}`] : [];
  });
}

const swc = (parser, more = {}) => [
  '@swc/jest',
  {
    swcrc: false,
    sourceMaps: 'inline',
    module: { type: 'commonjs' },
    jsc: { target: 'es2022', parser, keepClassNames: true, ...more },
  },
];
const decorators = { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false };
const names = esmPackages().map((name) => name.replace(/[.+]/g, '\\$&'));
const common = {
  rootDir: root,
  cacheDirectory: join(root, 'node_modules/.cache/jest'),
  transformIgnorePatterns: [`/node_modules/(?!(${names.join('|')})/)`],
  moduleNameMapper: {
    '^(\\.{1,2}/.*)\\.js$': '$1',
    '^@e5b/sandbox/testing$': '<rootDir>/libs/sandbox/src/testing/index.ts',
    // Its exports have the « import » condition only.
    '^canonicalize$': '<rootDir>/node_modules/canonicalize/lib/canonicalize.js',
    '^@e5b/([a-z-]+)$': '<rootDir>/libs/$1/src/index.ts',
  },
};
const node = {
  ...common,
  testEnvironment: 'node',
  setupFiles: ['reflect-metadata'],
  transform: {
    '^.+\\.ts$': swc({ syntax: 'typescript', decorators: true }, { transform: decorators }),
    '^.+\\.m?js$': swc({ syntax: 'ecmascript' }),
  },
};

/** @type {import('jest').Config} */
export default {
  coverageProvider: 'v8',
  maxWorkers: 2,
  // For what hangs, on a machine as busy as a shared one can be; no test is about how long something takes.
  testTimeout: 30_000,
  workerIdleMemoryLimit: '1GB',
  testSequencer: '<rootDir>/test/support/jest-sequencer.cjs',
  reporters: ['default', '<rootDir>/test/support/jest-reporter.cjs'],
  projects: [
    {
      ...node,
      displayName: 'unit',
      testMatch: ['<rootDir>/{apps,libs}/*/src/**/*.spec.ts', '<rootDir>/docker/**/*.spec.ts'],
    },
    { ...node, displayName: 'integration', testMatch: ['<rootDir>/test/{integration,chaos,redteam}/**/*.int-spec.ts'] },
    {
      ...common,
      displayName: 'web',
      testEnvironment: 'jsdom',
      testMatch: ['<rootDir>/apps/web/src/**/*.test.{ts,tsx}'],
      transform: {
        '^.+\\.(tsx?|m?js)$': swc(
          { syntax: 'typescript', tsx: true },
          { transform: { react: { runtime: 'automatic' } } },
        ),
      },
      moduleNameMapper: { '\\.css$': '<rootDir>/apps/web/test/empty.cjs', ...common.moduleNameMapper },
      setupFiles: ['<rootDir>/apps/web/test/browser-env.cjs'],
      setupFilesAfterEnv: ['<rootDir>/apps/web/test/setup.ts'],
    },
  ],
};
