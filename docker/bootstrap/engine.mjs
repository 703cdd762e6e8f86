import { readFileSync, rmSync } from 'node:fs';
import { installPackages } from './apt.mjs';
import { startDockerd } from './dockerd.mjs';
import { EngineClient } from './engine-client.mjs';
import { decideEngineAction } from './engine-state.mjs';
import { findProgram, hasApt, hasSystemd, inspectProcess, isRoot } from './host.mjs';
import { mustRun } from './run-command.mjs';
import { SetupError } from './steps.mjs';
import { until } from './until.mjs';

const SOCKET = '/var/run/docker.sock';
const PID_FILE = '/var/run/docker.pid';

const REFUSALS = {
  'unsupported-host': [
    'DOCKER_HOST désigne un moteur distant ; les postes ont besoin d’un moteur Docker sur cette machine.',
    'retirez DOCKER_HOST, ou donnez-lui la forme unix:///chemin/du/socket, puis relancez.',
  ],
  'silent-host': [
    'le moteur Docker désigné par DOCKER_HOST ou E5B_DOCKER_SOCKET ne répond pas.',
    'démarrez-le, ou retirez ce réglage, puis relancez.',
  ],
  'no-access': [
    'le moteur Docker fonctionne, mais ce compte n’a pas le droit de s’en servir.',
    'en root : « usermod -aG docker VOTRE_COMPTE », puis ouvrez une nouvelle session et relancez.',
  ],
  'ask-start': [
    'le moteur Docker est installé mais arrêté.',
    'en root : « systemctl start docker » (ou « dockerd » sans systemd), ou relancez en root sans --no-install.',
  ],
  'ask-install': [
    'le moteur Docker n’est pas installé.',
    'en root sous Debian : « apt-get install docker.io », ou relancez en root sans --no-install.',
  ],
};

/** The socket of the engine in use. */
export function engineSocket(env = process.env) {
  return chosenEngine(env)?.replace(/^unix:\/\//, '') ?? SOCKET;
}

/** An engine that the user named, other than the usual one. */
function chosenEngine({ DOCKER_HOST, E5B_DOCKER_SOCKET }) {
  const chosen = DOCKER_HOST || (E5B_DOCKER_SOCKET && `unix://${E5B_DOCKER_SOCKET}`);
  return chosen && chosen !== `unix://${SOCKET}` ? chosen : undefined;
}

/** Reads the machine: see decideEngineAction for what follows from it. */
export async function readEngineFacts({ mayInstall, env = process.env, pidFile = PID_FILE }) {
  const { answering, reason } = await new EngineClient(engineSocket(env)).ping();
  return {
    answering,
    reason,
    dockerHost: chosenEngine(env),
    engineInstalled: findProgram('dockerd') !== undefined,
    root: isRoot(),
    systemd: hasSystemd(),
    apt: hasApt(),
    mayInstall,
    pidFile: readPidFile(pidFile),
  };
}

/** Whether a pid file names a living dockerd. A killed engine or a power cut leaves one behind that blocks the next. */
export function readPidFile(path) {
  let pid;
  try {
    pid = Number(readFileSync(path, 'utf8').trim());
  } catch {
    return 'none';
  }
  return pid > 0 && inspectProcess(pid)?.name === 'dockerd' ? 'alive' : 'stale';
}

/** The sentence and way out of an action that only the user can carry out; undefined for the others. */
export function refusalOf(action) {
  return REFUSALS[action];
}

/**
 * Brings the engine to the point where it answers, whatever state it was in.
 * @returns {Promise<{ client: EngineClient, started?: StartedDockerd, remark: string }>} `started`: we started it
 */
export async function ensureEngine({ mayInstall, logFile, report }) {
  const client = new EngineClient(engineSocket());
  let remark = '';
  for (;;) {
    const action = decideEngineAction(await readEngineFacts({ mayInstall }));
    const refusal = refusalOf(action);
    if (refusal) throw new SetupError(...refusal);
    switch (action) {
      case 'ready':
        return { client, remark: remark || (await versionOf(client)) };
      case 'install':
        report.note('installation du paquet docker.io');
        await installPackages(['docker.io'], report);
        remark = 'installé';
        break;
      case 'wait':
        report.note('le moteur démarre');
        await waitForAnswer(client, 30_000, 'le processus dockerd existe mais ne répond pas.');
        break;
      case 'systemctl-start':
        await mustRun(
          'systemctl',
          ['start', 'docker'],
          { report },
          {
            message: 'systemd n’a pas pu démarrer Docker.',
            wayOut: 'lisez « journalctl -u docker », corrigez, puis relancez.',
          },
        );
        await waitForAnswer(client, 30_000, 'Docker a été démarré par systemd mais ne répond pas.');
        return { client, remark: 'démarré par systemd' };
      default:
        if (action === 'remove-pid-then-start') rmSync(PID_FILE, { force: true });
        report.note('démarrage de dockerd');
        return { client, started: await startDockerd({ client, logFile, report }), remark: 'démarré' };
    }
  }
}

async function waitForAnswer(client, timeoutMs, message) {
  const answered = await until(async () => (await client.ping(2000)).answering, { timeoutMs, everyMs: 200 });
  if (!answered) throw new SetupError(message, 'arrêtez ce processus ou redémarrez la machine, puis relancez.');
}

async function versionOf(client) {
  return `version ${(await client.json('GET', '/version')).Version}`;
}
