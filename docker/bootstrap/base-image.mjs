import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { join } from 'node:path';
import { installPackages } from './apt.mjs';
import { debianMirrors, parseAptSources, portableAptSettings } from './apt-sources.mjs';
import { contentHash } from './content-hash.mjs';
import { findProgram, isRoot } from './host.mjs';
import { mustRun } from './run-command.mjs';
import { SetupError } from './steps.mjs';
import { clearWorkDirectories, makeWorkDirectory } from './work-directory.mjs';

const SUITE = 'bookworm';
const PULLED = `debian:${SUITE}-slim`;
const OURS = 'e5b/base';
// What Debian's own slim images leave out, so that both ways give the same base.
const SLIM = ['doc/*', 'info/*', 'linda/*', 'lintian/overrides/*', 'locale/*', 'man/*'].map(
  (path) => `/usr/share/${path}`,
);
const KEEP = ['/usr/share/doc/*/copyright'];

/**
 * The image that all others are built on: the registry's when one answers, else one made here with debootstrap
 * from the mirror that apt already uses.
 * @returns {Promise<{ tag: string, id: string, remark: string }>}
 */
export async function ensureBaseImage({ client, settings, mayInstall, report }) {
  const recipe = readRecipe();
  const tag = `${OURS}:${SUITE}-${contentHash('/', [], [JSON.stringify(recipe ?? null), '1'])}`;
  for (const candidate of [tag, PULLED]) {
    const known = await client.find(`/images/${candidate}/json`);
    if (known) return { tag: candidate, id: known.Id, remark: 'déjà là' };
  }
  if (await pull(client, report)) {
    return { tag: PULLED, id: (await client.json('GET', `/images/${PULLED}/json`)).Id, remark: 'téléchargée' };
  }
  await ensureDebootstrap({ recipe, mayInstall, report });
  await makeWithDebootstrap({ client, recipe, tag, settings, report });
  return { tag, id: (await client.json('GET', `/images/${tag}/json`)).Id, remark: 'construite avec debootstrap' };
}

/** True when nothing can make the base image without touching the system. */
export async function baseImageMissing({ client }) {
  const images = await client.json('GET', '/images/json');
  const tags = images.flatMap((image) => image.RepoTags ?? []);
  const there = tags.some((tag) => tag === PULLED || tag.startsWith(`${OURS}:${SUITE}-`));
  return !there && !(isRoot() && findProgram('debootstrap')) && !(await registryAnswers(client));
}

async function pull(client, report) {
  if (!(await registryAnswers(client))) return false;
  report.note(`téléchargement de ${PULLED}`);
  const path = `/images/create?fromImage=debian&tag=${SUITE}-slim`;
  try {
    await client.progress(path, { timeoutMs: 60_000 }, (message) => report.log(`${JSON.stringify(message)}\n`));
    return true;
  } catch (error) {
    report.log(`${error.message}\n`);
    return false;
  }
}

/** Whether an image registry that this engine uses can be reached; the engine itself knows their addresses. */
async function registryAnswers(client) {
  const info = await client.json('GET', '/info');
  // Through a proxy only the engine itself can tell: let it try.
  if (info.HttpProxy || info.HttpsProxy) return true;
  const addresses = [...(info.RegistryConfig?.Mirrors ?? []), info.IndexServerAddress].filter(Boolean);
  const heard = await Promise.all(addresses.map((address) => answers(new URL('/v2/', address))));
  return heard.includes(true);
}

function answers(url) {
  return new Promise((resolve) => {
    const request = url.protocol === 'http:' ? requestHttp : requestHttps;
    const call = request(url, { method: 'GET', timeout: 3000 }, (answer) => {
      answer.resume();
      resolve(answer.statusCode === 200 || answer.statusCode === 401);
    });
    call.on('timeout', () => call.destroy(new Error('timeout')));
    call.on('error', () => resolve(false));
    call.end();
  });
}

/** Mirrors and settings as apt has them; undefined when this machine has no Debian mirror. */
function readRecipe() {
  const directory = '/etc/apt/sources.list.d';
  const names = existsSync(directory) ? readdirSync(directory).sort() : [];
  const files = ['/etc/apt/sources.list', ...names.map((name) => join(directory, name))];
  const sources = files
    .filter((file) => /\.(list|sources)$/.test(file) && existsSync(file))
    .flatMap((file) => parseAptSources(file, readFileSync(file, 'utf8')));
  return debianMirrors(sources, (path) => readFileSync(path, 'utf8'));
}

async function ensureDebootstrap({ recipe, mayInstall, report }) {
  const otherwise = `sur une machine reliée à Internet : « docker pull ${PULLED} && docker save ${PULLED} -o base.tar », puis ici « docker load -i base.tar ».`;
  if (!recipe)
    throw new SetupError('aucun registre d’images ne répond, et apt ne connaît pas de miroir Debian.', otherwise);
  if (!isRoot())
    throw new SetupError('aucun registre d’images ne répond ; construire l’image de base demande root.', otherwise);
  if (findProgram('debootstrap')) return;
  if (!mayInstall)
    throw new SetupError(
      'aucun registre d’images ne répond, et debootstrap n’est pas installé.',
      'en root : « apt-get install debootstrap ».',
    );
  await installPackages(['debootstrap'], report);
}

async function makeWithDebootstrap({ client, recipe, tag, settings, report }) {
  const root = makeWorkDirectory(settings, 'base-');
  try {
    const aptSettings = await readAptSettings(report);
    const https = [recipe.main, recipe.security].some((uri) => uri?.startsWith('https:'));
    const options = ['--variant=minbase', ...(https ? ['--include=ca-certificates'] : [])];
    if (recipe.trusted) options.push('--no-check-gpg');
    const env = { ...process.env, ...proxyEnvironment(aptSettings) };
    await mustRun(
      'debootstrap',
      [...options, SUITE, root, recipe.main],
      { report, env },
      {
        message: 'debootstrap n’a pas pu construire l’image de base.',
        wayOut:
          'vérifiez le réseau, la place sur le disque et que le dossier des données n’est ni « noexec » ni « nodev ».',
      },
    );
    finishRoot(root, recipe, aptSettings);
    report.note('import dans Docker');
    await importRoot(client, root, tag, report);
  } finally {
    clearWorkDirectories(settings);
  }
}

async function readAptSettings(report) {
  const lines = [];
  await mustRun(
    'apt-config',
    ['dump'],
    { report, onLine: (line) => lines.push(line) },
    { message: 'apt-config a échoué.' },
  );
  return portableAptSettings(lines.join('\n'));
}

function proxyEnvironment(aptSettings) {
  const proxy = aptSettings.map((line) => /^Acquire::http::Proxy "(.+)";$/i.exec(line)?.[1]).find(Boolean);
  return proxy && proxy !== 'DIRECT' ? { http_proxy: proxy } : {};
}

function finishRoot(root, recipe, aptSettings) {
  const trusted = recipe.trusted ? '[trusted=yes] ' : '';
  const lines = [`deb ${trusted}${recipe.main} ${SUITE} main`, `deb ${trusted}${recipe.main} ${SUITE}-updates main`];
  if (recipe.security) lines.push(`deb ${trusted}${recipe.security} ${SUITE}-security main`);
  const write = (path, text, mode = 0o644) => writeFileSync(join(root, path), text, { mode });
  write('etc/apt/sources.list', `${lines.join('\n')}\n`);
  const lean = ['APT::Install-Recommends "false";', 'Acquire::Languages "none";', 'Acquire::Retries "3";'];
  write('etc/apt/apt.conf.d/90e5b', `${[...lean, ...aptSettings].join('\n')}\n`);
  const rules = [...SLIM.map((path) => `path-exclude ${path}`), ...KEEP.map((path) => `path-include ${path}`)];
  write('etc/dpkg/dpkg.cfg.d/90e5b', `${rules.join('\n')}\n`);
  write('usr/sbin/policy-rc.d', '#!/bin/sh\nexit 101\n', 0o755);
  write('etc/hostname', 'sandbox\n');
  rmSync(join(root, 'etc/resolv.conf'), { force: true });
}

async function importRoot(client, root, tag, report) {
  const excluded = [
    './var/cache/apt/archives/*.deb',
    './var/lib/apt/lists/*',
    './var/log/*.log',
    './dev/*',
    './proc/*',
    './sys/*',
  ];
  const patterns = [...excluded, './usr/share/locale/*', './usr/share/man/*', './usr/share/info/*'];
  const args = ['-C', root, ...patterns.map((pattern) => `--exclude=${pattern}`), '-c', '.'];
  const tar = spawn('tar', args, { stdio: ['ignore', 'pipe', 'pipe'] });
  tar.stderr.on('data', (data) => report.log(String(data)));
  const [repo, version] = tag.split(':');
  const changes = `&changes=${encodeURIComponent('CMD ["/bin/bash"]')}&changes=${encodeURIComponent('LABEL e5b.base=debootstrap')}`;
  await client.progress(
    `/images/create?fromSrc=-&repo=${encodeURIComponent(repo)}&tag=${version}${changes}`,
    { body: tar.stdout, headers: { 'content-type': 'application/x-tar' } },
    (message) => report.log(`${JSON.stringify(message)}\n`),
  );
}
