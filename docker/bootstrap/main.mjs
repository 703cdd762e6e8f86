import { HELP, parseArguments } from './arguments.mjs';
import { bench } from './bench.mjs';
import { endRunningCommands } from './run-command.mjs';
import { RunRecord } from './run-record.mjs';
import { readSettings } from './settings.mjs';
import { setUp } from './setup.mjs';
import { interruption, Shutdown } from './shutdown.mjs';
import { start } from './start.mjs';
import { describeFailure, Steps } from './steps.mjs';
import { test } from './test.mjs';
import { clearWorkDirectories } from './work-directory.mjs';

const TITLES = { start: 'démarrage', test: 'vérifications', bench: 'mesures', setup: 'mise en place' };
const INSIDE = { test: 'test', bench: 'bench' };
const COMMANDS = {
  start,
  test,
  bench,
  setup: async (run) => void (await setUp({ ...run, shop: run.blankShop ? 'download' : true })),
};

/** Dispatches one command line; resolves with the exit code. Whatever happens, what was started is stopped before. */
export async function main(words) {
  const parsed = parseArguments(words);
  if (parsed.help || parsed.wrong) {
    process.stderr.write(parsed.wrong ? `${parsed.wrong}\n\n${HELP}` : HELP);
    return parsed.wrong ? 2 : 0;
  }
  const { command } = parsed;
  const settings = readSettings({ inside: INSIDE[command] });
  const steps = new Steps({ logDirectory: settings.logs });
  const shutdown = new Shutdown();
  const record = new RunRecord(settings);
  steps.say(`E5 B : ${TITLES[command]}`);
  const interrupted = interruption();
  const work = async () => {
    const leftovers = record.claim();
    shutdown.add(() => record.release());
    shutdown.add(() => clearWorkDirectories(settings));
    return COMMANDS[command]({ ...parsed, settings, steps, shutdown, record, leftovers });
  };
  const outcome = await Promise.race([
    work().then(
      (code) => ({ code }),
      (error) => ({ error }),
    ),
    interrupted.then(() => ({ stop: true })),
  ]);
  if (outcome.error) process.stderr.write(describeFailure(outcome.error));
  if (command === 'start' && !outcome.error && !outcome.stop) await interrupted;
  if (outcome.stop || (command === 'start' && !outcome.error)) steps.say('\n  Arrêt en cours…');
  steps.close();
  await endRunningCommands();
  const alreadyTold = shutdown.requested;
  const failures = await shutdown.run();
  for (const error of alreadyTold ? [] : failures) process.stderr.write(describeFailure(error));
  if (command === 'start' && !outcome.error) steps.say('  Tout est arrêté.');
  if (outcome.error) return 1;
  return outcome.stop && command !== 'start' ? 130 : (outcome.code ?? 0);
}
