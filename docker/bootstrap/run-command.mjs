import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { SetupError } from './steps.mjs';

const running = new Set();

/**
 * Runs a program to its end; its output goes to the step's log, line by line.
 * @returns {Promise<{ code: number, tail: string[] }>} exit code (128 when killed by a signal) and the last lines
 */
export function runCommand(command, args, { cwd, env = process.env, report, onLine, detached = false } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, env, detached, stdio: ['ignore', 'pipe', 'pipe'] });
    const tail = [];
    const take = (line) => {
      tail.push(line);
      if (tail.length > 12) tail.shift();
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
      resolve({ code: code ?? 128, tail });
    });
  });
}

/** As runCommand, but a non-zero exit becomes a SetupError made of `failure` (sentence and way out). */
export async function mustRun(command, args, options, failure) {
  const { code, tail } = await runCommand(command, args, options);
  if (code !== 0) throw new SetupError(failure.message, failure.wayOut, tail);
}

/** Ends the programs still running (the user interrupted the set-up). */
export function endRunningCommands() {
  for (const child of running) child.kill('SIGTERM');
}
