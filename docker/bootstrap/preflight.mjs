import { mkdirSync, statfsSync } from 'node:fs';
import { createServer } from 'node:net';
import { SetupError } from './steps.mjs';

const GIB = 1024 ** 3;
const LEAST_FREE_GIB = 3;
// A unix socket's path has at most 107 bytes; the longest of ours is `<data>/run/sbx/<8 characters>/mysql.sock`.
const LONGEST_DATA_PATH = 107 - '/run/sbx/abcdefgh/mysql.sock'.length;
// Each platform of a test or a measure has a directory of its own below theirs.
const PLATFORM_NAME_BYTES = 20;

/** What must be true of the machine before anything else is tried. */
export async function checkMachine({ settings, platforms = false, freeGib = freeSpaceGib(settings.data) }) {
  const longest = LONGEST_DATA_PATH - (platforms ? PLATFORM_NAME_BYTES : 0);
  if (process.platform !== 'linux') {
    throw new SetupError(
      `ce programme a besoin de Linux (ici : ${process.platform}).`,
      'utilisez une machine ou une machine virtuelle Linux avec Docker.',
    );
  }
  if (Buffer.byteLength(settings.data) > longest) {
    throw new SetupError(
      `le chemin du dossier de données est trop long (${longest} octets au plus) : ${settings.data}`,
      'donnez un chemin plus court dans E5B_DATA_DIR.',
    );
  }
  if (freeGib < LEAST_FREE_GIB) {
    throw new SetupError(
      `il reste ${freeGib.toFixed(1).replace('.', ',')} Gio sur le disque ; il en faut au moins ${LEAST_FREE_GIB}.`,
      'libérez de la place, ou placez les données ailleurs par E5B_DATA_DIR.',
    );
  }
  mkdirSync(settings.run, { recursive: true });
  return `Node ${process.versions.node}, ${Math.floor(freeGib)} Gio libres`;
}

/** Throws SetupError when a port that we need is taken by another program. */
export async function checkPorts(settings) {
  const wanted = [
    ['E5B_API_PORT', settings.apiPort],
    ['E5B_GATEWAY_PORT', settings.gatewayPort],
  ];
  for (const [name, port] of wanted) {
    if (await isFree(port)) continue;
    throw new SetupError(
      `le port ${port} est déjà utilisé par un autre programme.`,
      `arrêtez ce programme, ou choisissez un autre port : ${name}=${port + 100} dans le fichier .env.`,
    );
  }
}

function isFree(port) {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen({ port, host: '127.0.0.1' }, () => probe.close(() => resolve(true)));
  });
}

function freeSpaceGib(path) {
  const { bavail, bsize } = statfsSync(path);
  return (bavail * bsize) / GIB;
}
