import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { DockerContainerRuntime, provision, recipeFor, type StartedSandbox } from '@e5b/sandbox';
import { insideSandbox, sandboxSpecs } from '@e5b/sandbox/testing';
import { testSetting } from './test-setting.js';

/** A site as a teacher has it on the own machine. */
export interface MovedSite {
  /** Docroot. */
  readonly site: string;
  readonly dump: string;
}

/** Where that site was: under a folder of a local host, with tables of its own. */
export const OLD_ADDRESS = 'http://localhost/ecole-ravaude';
export const OLD_PREFIX = 'ecole_';

const DOCROOT = '/var/www/html';
const WITH_PREFIX = ['user_roles', 'capabilities', 'user_level', 'user-settings', 'persisted_preferences'];
const CONFIG = `<?php
define('DB_NAME', 'ecole'); define('DB_USER', 'root'); define('DB_PASSWORD', ''); define('DB_HOST', '127.0.0.1');
$table_prefix = '${OLD_PREFIX}';
define('WP_DEBUG', true); define('WP_HOME', '${OLD_ADDRESS}');
if (!defined('ABSPATH')) define('ABSPATH', __DIR__ . '/');
require_once ABSPATH . 'wp-settings.php';
`;

/** The rehearsal site, taken out of a sandbox and moved there. `more` is SQL that its dump ends with. */
export async function movedWordpress(folder: string, more = ''): Promise<MovedSite> {
  const runtime = new DockerContainerRuntime();
  const specs = sandboxSpecs(testSetting('E5B_TEST_IMAGE_WORDPRESS'), testSetting('E5B_DATA_DIR'));
  const spec = specs.next();
  try {
    const { sandbox } = await provision(runtime, spec, recipeFor('wordpress').candidateAccount);
    const site = await copyDocroot(runtime, sandbox, folder);
    await writeFile(join(site, 'wp-config.php'), CONFIG);
    const dump = join(folder, 'export.sql');
    await writeFile(dump, moved(await text(await runtime.dump(sandbox)), spec.origin) + more);
    return { site, dump };
  } finally {
    await runtime.remove(spec);
    specs.cleanUp();
  }
}

/** Serialised data stays whole: both addresses have the same length. */
function moved(dump: string, origin: string): string {
  if (origin.length !== OLD_ADDRESS.length) throw new Error(`${origin} is not as long as ${OLD_ADDRESS}`);
  const escaped = (address: string) => address.replaceAll('/', String.raw`\\/`);
  return dump
    .replaceAll(origin, OLD_ADDRESS)
    .replaceAll(escaped(origin), escaped(OLD_ADDRESS))
    .replaceAll('`wp_', `\`${OLD_PREFIX}`)
    .replaceAll(new RegExp(`'wp_(${WITH_PREFIX.join('|')})`, 'g'), `'${OLD_PREFIX}$1`);
}

async function copyDocroot(runtime: DockerContainerRuntime, sandbox: StartedSandbox, folder: string): Promise<string> {
  const { stdout } = await insideSandbox(sandbox, ['find', DOCROOT, '-type', 'f']);
  const raw: Readable = await runtime.exportFiles(sandbox, stdout.trim().split('\n'));
  await mkdir(folder, { recursive: true });
  const tar = spawn('tar', ['-x', '-C', folder], { stdio: ['pipe', 'ignore', 'inherit'] });
  raw.pipe(tar.stdin);
  const [code] = (await once(tar, 'close')) as [number];
  if (code !== 0) throw new Error(`tar ended with ${code}`);
  await rename(join(folder, DOCROOT), join(folder, 'www'));
  await rm(join(folder, 'var'), { recursive: true });
  return join(folder, 'www');
}
