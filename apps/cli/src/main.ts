import { COMMANDS } from './commands.js';
import { run } from './run.js';

// A reader that stops early (« e5b … | head ») is not an error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});
process.exitCode = await run(process.argv.slice(2), COMMANDS, { out: process.stdout, err: process.stderr });
