import { once } from 'node:events';
import type { Writable } from 'node:stream';
import { UsageError } from '../command.js';
import { coverageLines } from './coverage.js';
import { eventLine, INTERPRET_USAGE, interpretRecording, parseInterpretOptions } from './interpret.js';

async function write(output: Writable, line: string): Promise<void> {
  if (!output.write(`${line}\n`)) await once(output, 'drain');
}

/**
 * `e5b activity interpret …` (one JSON object a line) and `e5b activity coverage` (tab-separated).
 * @param args what follows `activity`
 * @returns the exit code
 * @throws UsageError; whatever reading the dump or a binlog throws
 */
export async function activityCommand(args: readonly string[], output: Writable = process.stdout): Promise<number> {
  const [action, ...rest] = args;
  if (action === 'coverage') {
    for (const line of coverageLines()) await write(output, line);
    return 0;
  }
  if (action !== 'interpret') throw new UsageError(`${INTERPRET_USAGE}\ne5b activity coverage`);
  for await (const event of interpretRecording(parseInterpretOptions(rest))) await write(output, eventLine(event));
  return 0;
}
