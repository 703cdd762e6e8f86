import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { inspectProcess } from './host.mjs';
import { SetupError } from './steps.mjs';
import { until } from './until.mjs';

/**
 * What this data directory's run has started, on disk: a second start sees that one is running, and a start after
 * a kill ends what was left. A process counts only when its start time is the recorded one (pids are reused).
 */
export class RunRecord {
  #path;
  #state;

  constructor(settings) {
    this.#path = join(settings.run, 'start.json');
  }

  /** Claims the data directory; throws SetupError when another run is alive. Returns what a dead run left behind. */
  claim() {
    const previous = this.#read();
    if (previous && isSame(previous.owner) && previous.owner.pid !== process.pid) {
      throw new SetupError(
        `« npm start » ou « npm test » utilise déjà ce dossier de données (processus ${previous.owner.pid}).`,
        'servez-vous de celui qui tourne, arrêtez-le par Ctrl-C, ou choisissez un autre dossier par E5B_DATA_DIR.',
      );
    }
    this.#state = { owner: identify(process.pid), processes: {} };
    this.#save();
    return Object.entries(previous?.processes ?? {}).filter(([, entry]) => isSame(entry));
  }

  add(name, pid) {
    this.#state.processes[name] = identify(pid);
    this.#save();
  }

  remove(name) {
    delete this.#state.processes[name];
    this.#save();
  }

  release() {
    if (this.#state) rmSync(this.#path, { force: true });
    this.#state = undefined;
  }

  #read() {
    try {
      return JSON.parse(readFileSync(this.#path, 'utf8'));
    } catch {
      return undefined;
    }
  }

  #save() {
    if (!this.#state) return;
    mkdirSync(dirname(this.#path), { recursive: true });
    writeFileSync(`${this.#path}.new`, JSON.stringify(this.#state));
    renameSync(`${this.#path}.new`, this.#path);
  }
}

/** Ends a process recorded by a run that died; true once it is gone. */
export async function endLeftover(entry) {
  if (!isSame(entry)) return true;
  process.kill(entry.pid, 'SIGTERM');
  if (await until(async () => !isSame(entry), { timeoutMs: 10_000, everyMs: 50 })) return true;
  process.kill(entry.pid, 'SIGKILL');
  return until(async () => !isSame(entry), { timeoutMs: 5000, everyMs: 50 });
}

function identify(pid) {
  return { pid, startTime: inspectProcess(pid)?.startTime };
}

function isSame(entry) {
  return entry?.startTime !== undefined && inspectProcess(entry.pid)?.startTime === entry.startTime;
}
