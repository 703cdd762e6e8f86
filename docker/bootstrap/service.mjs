import { spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { SetupError } from './steps.mjs';
import { until } from './until.mjs';

const STEADY_MS = 60_000;
const LONGEST_PAUSE_MS = 15_000;

/** Pause before the next start, doubled at each fall in a row: 0.5 s, 1 s, 2 s… up to 15 s. */
export function restartDelay(fallsInARow) {
  return Math.min(LONGEST_PAUSE_MS, 500 * 2 ** Math.min(fallsInARow - 1, 10));
}

/** One of our server processes: started, awaited, started again when it falls, stopped with time to finish. */
export class Service {
  #options;
  #child;
  #stop = new AbortController();
  #falls = 0;

  /**
   * @param {{ label: string, script: string, cwd: string, env: object, logFile: string, ready: () => Promise<boolean>,
   *   say: (text: string) => void, onPid?: (pid: number | undefined) => void, stopMs?: number }} options
   *   `label` is French and reads « L’API »
   */
  constructor(options) {
    this.#options = options;
  }

  /** Starts the process and waits until it is ready; throws SetupError when it ends before, or is never ready. */
  async start() {
    this.#spawn();
    const { label, ready, logFile } = this.#options;
    const child = this.#child;
    const ended = () => child.exitCode !== null || child.signalCode !== null;
    const answered = await until(async () => ended() || (await ready()), {
      timeoutMs: 90_000,
      everyMs: 150,
      signal: this.#stop.signal,
    });
    if (this.#stop.signal.aborted) return;
    if (!answered || ended()) {
      const tail = readFileSync(logFile, 'utf8').trim().split('\n').slice(-10);
      throw new SetupError(`${label} n’a pas démarré.`, `lisez ${logFile}, corrigez, puis relancez.`, tail);
    }
    child.once('exit', (code, signal) => void this.#revive(code ?? signal));
  }

  /** Asks the process to finish, then ends it after `stopMs`. Idempotent. */
  async stop() {
    this.#stop.abort();
    const child = this.#child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const exited = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGTERM');
    const timer = setTimeout(() => child.kill('SIGKILL'), this.#options.stopMs ?? 15_000);
    await exited;
    clearTimeout(timer);
  }

  #spawn() {
    const { script, cwd, env, logFile, onPid } = this.#options;
    mkdirSync(dirname(logFile), { recursive: true });
    const output = openSync(logFile, this.#falls === 0 ? 'w' : 'a');
    // A session of its own: Ctrl-C in the terminal must reach it through us, in order.
    const options = { cwd, env, detached: true, stdio: ['ignore', output, output] };
    this.#child = spawn(process.execPath, ['--enable-source-maps', script], options);
    closeSync(output);
    this.#startedAt = performance.now();
    onPid?.(this.#child.pid);
  }

  #startedAt = 0;

  async #revive(cause) {
    if (this.#stop.signal.aborted) return;
    const { label, say, logFile, ready } = this.#options;
    this.#falls = performance.now() - this.#startedAt > STEADY_MS ? 1 : this.#falls + 1;
    const delay = restartDelay(this.#falls);
    say(
      `  ! ${label} s’est arrêtée (${cause}) ; redémarrage dans ${String(delay / 1000).replace('.', ',')} s. Journal : ${logFile}`,
    );
    await pause(delay);
    if (this.#stop.signal.aborted) return;
    this.#spawn();
    const child = this.#child;
    child.once('exit', (code, signal) => void this.#revive(code ?? signal));
    const ended = () => child.exitCode !== null || child.signalCode !== null;
    const back = await until(async () => ended() || (await ready()), {
      timeoutMs: 90_000,
      everyMs: 150,
      signal: this.#stop.signal,
    });
    if (back && !ended()) say(`  ✓ ${label} répond de nouveau.`);
  }
}
