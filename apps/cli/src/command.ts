import type { Writable } from 'node:stream';

/** Where a command writes; tests give their own. */
export interface Output {
  readonly out: Writable;
  readonly err: Writable;
}

/** One word after `e5b`. The exit code: 0 done, 1 the answer is no or something failed, 2 the command line is wrong. */
export interface Command {
  readonly name: string;
  /** One French line for `e5b help`. */
  readonly summary: string;
  readonly usage: readonly string[];
  run(args: readonly string[], output: Output): Promise<number>;
}

/** The command line is wrong; the message says how, in French. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
