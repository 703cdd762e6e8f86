import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { contentHash } from './content-hash.mjs';
import { EngineError } from './engine-client.mjs';
import { ROOT } from './settings.mjs';
import { SetupError } from './steps.mjs';

const DIRECTORY = 'sandbox-images';
/** Images that share a folder: each is a stage of its Dockerfile, so that the second one finds what the first has made. */
const STAGES = { ravaude: 'ravaude', 'blank-wordpress': 'ravaude' };
const folderOf = (name) => STAGES[name] ?? name;

/**
 * Builds one image of `sandbox-images/` unless the engine already has one made from the same files on the same base.
 * @param {{ client: EngineClient, name: string, base: { tag: string, id: string }, report: Report,
 *   archive?: { sha256: string, ensure: () => Promise<string>, as: string } }} options `archive`: a file from elsewhere, asked
 *   for only when the image has to be built, and what the Dockerfile calls it
 * @returns {Promise<{ tag: string, id: string, remark: string }>}
 */
export async function ensureImage({ client, name, base, report, archive }) {
  const tag = imageTag(name, base.id, archive);
  const known = await client.find(`/images/${tag}/json`);
  if (known) return { tag, id: known.Id, remark: 'déjà là' };
  const more = archive && { path: await archive.ensure(), as: archive.as };
  await build({ client, name, tag, base, report, more });
  return { tag, id: (await client.json('GET', `/images/${tag}/json`)).Id, remark: 'construite' };
}

/** `e5b/<name>:<hash>`: the same files on the same base give the same tag in every checkout. */
export function imageTag(name, baseId, archive) {
  const more = archive ? [baseId, archive.sha256] : [baseId];
  return `e5b/${name}:${contentHash(join(ROOT, DIRECTORY), [folderOf(name)], more)}`;
}

/** Images that contexts are baked on, as E5B_RUNTIME_IMAGES names them. */
export function runtimeImages(images) {
  return `${images.wordpress.tag},${images.prestashop.tag}`;
}

async function build({ client, name, tag, base, report, more }) {
  const context = join(ROOT, DIRECTORY, folderOf(name));
  if (!existsSync(join(context, 'Dockerfile'))) {
    throw new SetupError(
      `les fichiers de l’image « ${name} » sont absents de ${DIRECTORY}/.`,
      'récupérez le dépôt complet.',
    );
  }
  const query = new URLSearchParams({
    t: tag,
    rm: '1',
    forcerm: '1',
    networkmode: 'bridge',
    ...(name in STAGES && { target: name }),
    buildargs: JSON.stringify({ BASE_IMAGE: base.tag, ...proxies() }),
    labels: JSON.stringify({ 'e5b.image': name }),
  });
  const renamed = more
    ? [`--transform=s|^${basename(more.path)}$|${more.as}|`, '-C', dirname(more.path), basename(more.path)]
    : [];
  const tar = spawn('tar', ['-C', context, '-c', '.', ...renamed], { stdio: ['ignore', 'pipe', 'ignore'] });
  const tail = [];
  try {
    await client.progress(
      `/build?${query}`,
      { body: tar.stdout, headers: { 'content-type': 'application/x-tar' } },
      (message) => {
        for (const line of stripVTControlCharacters(message.stream ?? message.error ?? '')
          .split('\n')
          .filter((text) => text.trim() !== '')) {
          report.log(`${line}\n`);
          if (line.startsWith('Step ')) report.note(`${name}, ${line.replace('Step', 'étape')}`);
          tail.push(line);
          if (tail.length > 12) tail.shift();
        }
      },
    );
  } catch (error) {
    if (!(error instanceof EngineError)) throw error;
    throw new SetupError(
      `l’image « ${name} » n’a pas pu être construite.`,
      'vérifiez le réseau et la place sur le disque, puis relancez.',
      tail,
    );
  } finally {
    tar.kill();
  }
}

function proxies() {
  const names = ['http_proxy', 'https_proxy', 'no_proxy', 'HTTP_PROXY', 'HTTPS_PROXY', 'NO_PROXY'];
  return Object.fromEntries(names.filter((name) => process.env[name]).map((name) => [name, process.env[name]]));
}
