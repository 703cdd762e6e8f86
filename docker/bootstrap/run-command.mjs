import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { stripVTControlCharacters } from 'node:util';
import { SetupError } from './steps.mjs';
import { until } from './until.mjs';

const KEPT_LINES = 500;
const SHOWN_LINES = 10;
const running = new Set();

/**
 * Runs a program to its end, in a process group of its own; its output goes to the step's log, line by line.
 * @returns {Promise<{ code: number, lines: string[] }>} exit code (128 when killed by a signal) and the output's last lines
 */
export function runCommand(command, args, { cwd, env = process.env, report, onLine } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, env, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
    const lines = [];
    const take = (raw) => {
      const line = stripVTControlCharacters(raw);
      lines.push(line);
      if (lines.length > KEPT_LINES) lines.shift();
      report?.log(`${line}\n`);
      (onLine ?? ((text) => report?.note(text.trim())))(line);
    };
    for (const stream of [child.stdout, child.stderr]) createInterface({ input: stream }).on('line', take);
    running.add(child);
    child.on('error', (error) => {
      running.delete(child);
      reject(error.code === 'ENOENT' ? new SetupError(`le programme « ${command} » est introuvable.`) : error);
    });
    child.on('close', (code) => {
      running.delete(child);
      resolve({ code: code ?? 128, lines });
    });
  });
}

/** As runCommand, but a non-zero exit becomes a SetupError made of `failure` (sentence and way out). */
export async function mustRun(command, args, options, failure) {
  const { code, lines } = await runCommand(command, args, options);
  if (code !== 0) throw new SetupError(failure.message, failure.wayOut, tellingLines(lines));
}

/**
 * The lines of an output that say what went wrong: the first errors, or else the last lines.
 * @param {string[]} lines
 */
export function tellingLines(lines) {
  const first = lines.findIndex((line) => /\berror\b/i.test(line));
  return first === -1 ? lines.slice(-SHOWN_LINES) : lines.slice(first, first + SHOWN_LINES);
}

/** Ends the programs still running, and theirs (the user interrupted): asked first, then after `patienceMs` not asked. */
export async function endRunningCommands(patienceMs = 3000) {
  const children = [...running];
  for (const child of children) signalGroup(child, 'SIGTERM');
  const ended = await until(async () => children.every((child) => !running.has(child)), {
    timeoutMs: patienceMs,
    everyMs: 50,
  });
  if (!ended) for (const child of children) signalGroup(child, 'SIGKILL');
}

function signalGroup(child, signal) {
  try {
    process.kill(-child.pid, signal);
  } catch {
    // Gone already.
  }
}
