// Programs that a measure starts: none outlives it, however it ends.
import { spawn } from 'node:child_process';
import { once } from 'node:events';

const PATIENCE_MS = 15_000;
const running = new Set();

process.on('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});

/** Starts a Node program that ends at the latest with this process. */
export function startProgram(words, options) {
  const child = spawn(process.execPath, words, options);
  running.add(child);
  child.once('exit', () => running.delete(child));
  return child;
}

export const hasEnded = (child) => child.exitCode !== null || child.signalCode !== null;

/** Asks it to end, and makes it end when it does not. */
export async function endProgram(child) {
  if (hasEnded(child)) return;
  const ended = once(child, 'exit');
  child.kill();
  const patience = setTimeout(() => child.kill('SIGKILL'), PATIENCE_MS);
  await ended;
  clearTimeout(patience);
}
