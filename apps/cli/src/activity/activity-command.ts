import { once } from 'node:events';
import type { Writable } from 'node:stream';
import { coverageLines } from './coverage.js';
import { eventLine, INTERPRET_USAGE, interpretRecording, parseInterpretOptions, UsageError } from './interpret.js';

const USAGE = `${INTERPRET_USAGE}\ne5b activity coverage`;

async function write(output: Writable, line: string): Promise<void> {
  if (!output.write(`${line}\n`)) await once(output, 'drain');
}

/**
 * `e5b activity interpret …` and `e5b activity coverage`.
 * @param args what follows `activity`
 * @returns the exit code; problems are told on `errors`, in French
 */
export async function activityCommand(
  args: readonly string[],
  output: Writable = process.stdout,
  errors: Writable = process.stderr,
): Promise<number> {
  const [action, ...rest] = args;
  try {
    if (action === 'coverage') {
      for (const line of coverageLines()) await write(output, line);
      return 0;
    }
    if (action !== 'interpret') throw new UsageError(USAGE);
    for await (const event of interpretRecording(parseInterpretOptions(rest))) await write(output, eventLine(event));
    return 0;
  } catch (error) {
    await write(errors, error instanceof Error ? error.message : String(error));
    return error instanceof UsageError || (error as { code?: string }).code?.startsWith('ERR_PARSE_ARGS') ? 2 : 1;
  }
}
