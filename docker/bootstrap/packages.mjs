import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { contentHash } from './content-hash.mjs';
import { mustRun } from './run-command.mjs';
import { ROOT } from './settings.mjs';

const INSTALLED = join(ROOT, 'node_modules/.package-lock.json');
const COMMON = ['package-lock.json', 'tsconfig.base.json', 'tsconfig.json'];
const CODE = ['libs', 'apps/api', 'apps/gateway', 'apps/cli', ...COMMON];
const WEB = ['apps/web', 'libs/contracts', 'libs/exam-core', ...COMMON];

/** `npm ci`, unless node_modules already holds exactly what package-lock.json asks for. */
export async function ensurePackages({ report }) {
  if (existsSync(INSTALLED) && sameVersions(readLock(join(ROOT, 'package-lock.json')), readLock(INSTALLED))) {
    return 'déjà là';
  }
  report.note('téléchargement et installation');
  await mustRun(
    'npm',
    ['ci', '--prefer-offline', '--no-audit', '--no-fund', '--no-progress'],
    { cwd: ROOT, report, onLine: () => undefined },
    {
      message: 'les paquets npm n’ont pas pu être installés.',
      wayOut: 'vérifiez que « npm ping » réussit, puis relancez.',
    },
  );
  return 'installés';
}

/**
 * Whether an installed tree (npm's hidden lock file) has every package of the wanted one, at the same version.
 * Optional ones (other platforms) may be missing.
 */
export function sameVersions(wanted, installed) {
  return Object.entries(wanted.packages ?? {}).every(([path, entry]) => {
    if (!path.includes('node_modules/') || entry.link) return true;
    const there = installed.packages?.[path];
    return there ? there.version === entry.version : Boolean(entry.optional || entry.peer || entry.devOptional);
  });
}

function readLock(path) {
  return JSON.parse(readFileSync(path, 'utf8'));
}

/** Compiles libs and servers, unless nothing changed since the last time. */
export async function buildCode({ report }) {
  return once('code', CODE, ['apps/api/dist/main.js', 'apps/gateway/dist/main.js'], () =>
    mustRun(
      process.execPath,
      ['node_modules/typescript/bin/tsc', '-b'],
      { cwd: ROOT, report },
      {
        message: 'le code ne se compile pas.',
        wayOut: 'corrigez les erreurs ci-dessus (ou revenez à une version publiée), puis relancez.',
      },
    ),
  );
}

/** Bundles the screens, unless nothing changed since the last time. */
export async function buildWeb({ report }) {
  return once('web', WEB, ['apps/web/dist/index.html'], () =>
    mustRun(
      'npm',
      ['run', '--silent', 'build', '-w', 'apps/web'],
      { cwd: ROOT, report },
      {
        message: 'les écrans ne se compilent pas.',
        wayOut: 'corrigez les erreurs ci-dessus (ou revenez à une version publiée), puis relancez.',
      },
    ),
  );
}

async function once(name, inputs, outputs, work) {
  const stamp = join(ROOT, 'node_modules/.cache/e5b', name);
  const hash = contentHash(ROOT, inputs, [process.versions.node]);
  const fresh = existsSync(stamp) && readFileSync(stamp, 'utf8') === hash;
  if (fresh && outputs.every((path) => existsSync(join(ROOT, path)))) return 'inchangé';
  await work();
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, hash);
  return 'construit';
}
