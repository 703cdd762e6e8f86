import { databaseEnded, databasePlaces, startDatabase, stopDatabase } from './database.mjs';
import { checkPorts } from './preflight.mjs';
import { endLeftover } from './run-record.mjs';
import { stopSandboxes } from './sandboxes.mjs';
import { createServices, serviceEnvironment } from './services.mjs';
import { setUp } from './setup.mjs';
import { describeRun } from './summary.mjs';
import { until } from './until.mjs';

/** `npm start`: set-up, database, gateway, api; then watches until the user stops it. Resolves when all runs. */
export async function start(run) {
  const { settings, steps, shutdown, record } = run;
  await endWhatWasLeft(run);
  await checkPorts(settings);
  const { client, engine, images } = await setUp({ ...run, shop: run.blankShop ? 'download' : true });
  shutdown.add(() => stopSandboxes({ client, settings }));
  shutdown.add(() => stopDatabase({ client, settings }));
  await steps.run(
    'Base de données',
    'database',
    async () => void (await startDatabase({ client, settings, image: images.lamp.tag })),
  );
  void watchDatabase({ ...run, client, engine, image: images.lamp.tag });
  const environment = serviceEnvironment({ settings, database: databasePlaces(settings), images });
  const { gateway, api } = createServices({ settings, environment, record, say: (text) => steps.say(text) });
  shutdown.add(() => gateway.stop());
  shutdown.add(() => api.stop());
  await Promise.all([
    steps.run('Passerelle vers les sites', 'gateway', () => gateway.start()),
    steps.run('Plateforme', 'api', () => api.start()),
  ]);
  if (shutdown.requested) return;
  steps.say(describeRun(settings));
}

/** A dockerd left by a killed run stays: set-up takes it over. */
async function endWhatWasLeft({ steps, leftovers }) {
  for (const [name, entry] of leftovers) {
    if (name === 'dockerd') continue;
    if (await endLeftover(entry)) steps.say(`  Un processus « ${name} » resté d’un arrêt brutal a été arrêté.`);
  }
}

/** Starts the database again when its container falls; when the engine itself went away, brings it back or waits for it. */
async function watchDatabase({ client, engine, settings, image, steps, shutdown }) {
  while (!shutdown.requested) {
    const cause = await databaseEnded({ client, settings }).then(
      (code) => `code ${code}`,
      () => 'moteur Docker arrêté',
    );
    if (shutdown.requested) return;
    steps.say(`  ! La base de données s’est arrêtée (${cause}) ; redémarrage.`);
    const back = async () => {
      if (shutdown.requested || (await client.ping()).answering) return true;
      await engine.revive().catch((error) => steps.say(`  ✗ ${error.message}`));
      return false;
    };
    await until(back, { timeoutMs: Number.POSITIVE_INFINITY, everyMs: 1000 });
    if (shutdown.requested) return;
    await startDatabase({ client, settings, image }).then(
      () => steps.say('  ✓ La base de données répond de nouveau.'),
      (error) => steps.say(`  ✗ ${error.message}`),
    );
  }
}
