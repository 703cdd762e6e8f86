import { createHash } from 'node:crypto';
import {
  createReadStream,
  createWriteStream,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ROOT } from './settings.mjs';
import { SetupError } from './steps.mjs';

const SILENCE_MS = 15_000;

/**
 * The release of PrestaShop that a shop without content is installed from: the one that was pinned, or the one that
 * E5B_PRESTASHOP_RELEASE (a path) describes in the same way.
 * @returns {{ version: string, url: string, sha256: string }} `sha256`: 64 hex digits
 * @throws SetupError when the description is not one
 */
export function prestashopRelease(env = process.env) {
  const path = resolve(ROOT, env.E5B_PRESTASHOP_RELEASE || 'sandbox-images/blank-prestashop/release.json');
  try {
    const { version, url, sha256 } = JSON.parse(readFileSync(path, 'utf8'));
    if (!/^\d+(\.\d+){1,3}$/.test(version)) throw new Error('version');
    if (!/^https?:$/.test(new URL(url).protocol)) throw new Error('url');
    if (!/^[0-9a-f]{64}$/.test(sha256)) throw new Error('sha256');
    return { version, url, sha256 };
  } catch (error) {
    throw new SetupError(
      `« ${path} » ne décrit pas une archive officielle (${error.message}).`,
      'voyez sandbox-images/blank-prestashop/release.json : version, url et sha256.',
    );
  }
}

/** Where a release lies once it was downloaded, or where somebody puts it who has no Internet. */
export function releasePath({ release, directory }) {
  return join(directory, basename(new URL(release.url).pathname));
}

/**
 * The path of a release that is what was pinned. Downloads it if it is not there, going on where the last attempt stopped.
 * @param {{ release: { url: string, sha256: string }, directory: string, report: { note: (text: string) => void } }} options
 * @returns {Promise<string>}
 * @throws SetupError without the Internet, or when the file is another one; the wrong file is removed only if it was downloaded
 */
export async function ensureRelease({ release, directory, report }) {
  const path = releasePath({ release, directory });
  if (existsSync(path)) {
    if ((await sha256(path)) === release.sha256) return path;
    throw new SetupError(
      `« ${path} » n’est pas l’archive officielle attendue : son empreinte est différente.`,
      `remplacez ce fichier par celui de ${release.url}, ou supprimez-le pour qu’il soit téléchargé.`,
    );
  }
  mkdirSync(directory, { recursive: true });
  const part = `${path}.part`;
  await download({ release, path, part, report });
  if ((await sha256(part)) !== release.sha256) {
    rmSync(part);
    throw new SetupError(
      `l’archive téléchargée de ${release.url} n’est pas celle attendue : son empreinte est différente.`,
      'rien n’a été gardé ; relancez, et si cela se répète, prévenez qui maintient la plateforme.',
    );
  }
  renameSync(part, path);
  return path;
}

async function download({ release, path, part, report }) {
  const from = existsSync(part) ? statSync(part).size : 0;
  const silence = new AbortController();
  const timer = setTimeout(() => silence.abort(), SILENCE_MS);
  try {
    const answer = await fetch(release.url, {
      headers: from > 0 ? { range: `bytes=${from}-` } : {},
      signal: silence.signal,
    });
    // What lies there is as long as the whole already.
    if (answer.status === 416) return;
    if (!answer.ok || !answer.body) throw new Error(`HTTP ${answer.status}`);
    const resumed = answer.status === 206;
    let received = resumed ? from : 0;
    const total = received + Number(answer.headers.get('content-length') ?? 0);
    const counted = async function* (chunks) {
      for await (const chunk of chunks) {
        timer.refresh();
        received += chunk.length;
        report.note(`téléchargement, ${megabytes(received)} Mo${total > received ? ` sur ${megabytes(total)}` : ''}`);
        yield chunk;
      }
    };
    await pipeline(Readable.fromWeb(answer.body), counted, createWriteStream(part, { flags: resumed ? 'a' : 'w' }));
  } catch (error) {
    throw new SetupError(
      `l’archive officielle n’a pas pu être téléchargée de ${release.url} (${error.cause?.code ?? error.message}).`,
      `relancez avec un accès à l’Internet (le téléchargement reprend), ou déposez l’archive ici : ${path}`,
    );
  } finally {
    clearTimeout(timer);
  }
}

const megabytes = (bytes) => Math.round(bytes / 1e6);

async function sha256(path) {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}
