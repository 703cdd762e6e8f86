import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { baseImageMissing, ensureBaseImage } from './base-image.mjs';
import { ensureChromium, findChromium } from './chromium.mjs';
import { stopDockerd } from './dockerd.mjs';
import { engineSocket, ensureEngine, readEngineFacts, refusalOf } from './engine.mjs';
import { EngineClient } from './engine-client.mjs';
import { decideEngineAction } from './engine-state.mjs';
import { ensureImage, imageTag } from './images.mjs';
import { ensureRelease, prestashopRelease, releasePath } from './official-release.mjs';
import { buildCode, buildWeb, ensurePackages } from './packages.mjs';
import { checkMachine } from './preflight.mjs';
import { describeFailure, SetupError } from './steps.mjs';

/**
 * Everything that start, test and bench need before they differ: engine, images, packages, built code.
 * `browser`: also the browser; `platforms`: several platforms below the data directory; `built`: the code and the screens;
 * `shop`: also a PrestaShop without content, where its official release is at hand, or `'download'`, which gets it.
 * @param {{ settings: object, steps: Steps, shutdown: Shutdown, record: RunRecord, mayInstall: boolean,
 *   browser?: boolean, platforms?: boolean, built?: boolean, shop?: boolean | 'download' }} run
 * @returns {Promise<{ client: EngineClient, engine: { started?: object, revive: () => Promise<void> },
 *   images: Record<string, { tag: string, id: string }> }>}
 */
export async function setUp(run) {
  const { settings, steps, mayInstall, browser = false, platforms = false } = run;
  await steps.run('Vérification de la machine', 'machine', () => checkMachine({ settings, platforms }));
  if (!mayInstall) await listWhatIsMissing(browser);
  const { client, engine } = await engineStep(run);
  if (browser) await steps.run('Navigateur', 'chromium', (report) => ensureChromium({ mayInstall, report }));
  const tracks = await Promise.allSettled([imageTrack(run, client), packageTrack(run)]);
  const [failure, ...others] = tracks.filter(({ status }) => status === 'rejected').map(({ reason }) => reason);
  for (const other of others) steps.say(describeFailure(other));
  if (failure) throw failure;
  return { client, engine, images: tracks[0].value };
}

async function engineStep({ settings, steps, shutdown, record, leftovers, mayInstall }) {
  const logFile = join(settings.logs, 'dockerd.log');
  let found;
  await steps.run('Moteur Docker', 'engine', async (report) => {
    found = await ensureEngine({ mayInstall, logFile, report });
    return found.remark;
  });
  const { client } = found;
  const left = leftovers.find(([name]) => name === 'dockerd')?.[1];
  const engine = { started: found.started ?? left };
  const note = () => engine.started && record.add('dockerd', engine.started.pid);
  /** Brings back an engine that we started and that went away; anybody else's is only waited for. */
  engine.revive = async () => {
    if (!engine.started) return;
    const { started } = await ensureEngine({ mayInstall, logFile, report: { note() {}, log() {} } });
    engine.started = started ?? engine.started;
    note();
  };
  note();
  shutdown.add(async () => {
    if (!engine.started) return;
    const outcome = await stopDockerd({ client, started: engine.started });
    record.remove('dockerd');
    if (outcome === 'kept') steps.say('  Docker reste en marche : d’autres conteneurs s’en servent.');
  });
  return { client, engine };
}

async function imageTrack({ steps, settings, mayInstall, shop = false }, client) {
  let base;
  await steps.run('Image de base', 'image-base', async (report) => {
    base = await ensureBaseImage({ client, settings, mayInstall, report });
    return base.remark;
  });
  const images = {};
  const make = (name, title, on, archive) =>
    steps.run(title, `image-${name}`, async (report) => {
      images[name] = await ensureImage({ client, name, base: on, report, archive: archive?.(report) });
      return images[name].remark;
    });
  await make('lamp', 'Image du serveur web', base);
  await make('wordpress', 'Socle WordPress', images.lamp);
  await Promise.all([
    make('ravaude', 'Site de répétition', images.wordpress).then(() =>
      make('blank-wordpress', 'WordPress neuf', images.wordpress),
    ),
    make('prestashop', 'Socle PrestaShop', images.lamp),
  ]);
  if (shop) await shopStep({ steps, settings, client, shop, on: images.prestashop, make });
  return images;
}

/** Nobody who did not ask for the shop is kept from working by it. */
async function shopStep({ steps, settings, client, shop, on, make }) {
  const release = prestashopRelease();
  const place = { release, directory: settings.releases };
  const archive = (report) => ({
    sha256: release.sha256,
    as: 'prestashop.zip',
    ensure: () => ensureRelease({ ...place, report }),
  });
  const atHand = async () =>
    existsSync(releasePath(place)) ||
    (await client.find(`/images/${imageTag('blank-prestashop', on.id, release)}/json`));
  if (shop !== 'download' && !(await atHand())) return;
  await make('blank-prestashop', 'PrestaShop neuf', on, archive).catch((error) => {
    if (shop === 'download') throw error;
    steps.say(describeFailure(error));
  });
}

async function packageTrack({ steps, built = true }) {
  await steps.run('Paquets npm', 'npm-ci', (report) => ensurePackages({ report }));
  if (!built) return;
  await steps.run('Construction des serveurs', 'build-code', (report) => buildCode({ report }));
  await steps.run('Construction des écrans', 'build-web', (report) => buildWeb({ report }));
}

/** Under --no-install: everything missing from the system, named at once. */
async function listWhatIsMissing(browser) {
  const missing = [];
  const facts = await readEngineFacts({ mayInstall: false });
  const refusal = refusalOf(decideEngineAction(facts));
  if (refusal) missing.push(refusal);
  if (facts.answering && (await baseImageMissing({ client: new EngineClient(engineSocket()) }))) {
    missing.push([
      'l’image de base Debian.',
      'un accès à un registre d’images, ou en root « apt-get install debootstrap ».',
    ]);
  }
  if (browser && !findChromium()) missing.push(['le navigateur chromium.', 'en root : « apt-get install chromium ».']);
  if (missing.length === 0) return;
  throw new SetupError(
    'il manque, et --no-install interdit de toucher au système :',
    'installez ce qui manque, ou relancez en root sans --no-install.',
    missing.map(([what, wayOut]) => `- ${what} ${wayOut}`),
  );
}
