import { spawn } from 'node:child_process';
import { startDatabase, stopDatabase } from './database.mjs';
import { removeTestSandboxes } from './sandboxes.mjs';
import { ROOT } from './settings.mjs';
import { setUp } from './setup.mjs';
import { testEnvironment } from './test.mjs';

/** The measures that look at a screen. */
const IN_THE_BROWSER = ['latency'];

/** `npm run bench -- NAME [--json]`: set-up, then the measure itself. Resolves with its exit code. */
export async function bench(run) {
  const { settings, steps, shutdown, rest } = run;
  const { client, images } = await setUp({ ...run, browser: IN_THE_BROWSER.includes(rest[0]), platforms: true });
  shutdown.add(() => removeTestSandboxes({ client, settings }));
  shutdown.add(() => stopDatabase({ client, settings, forgetData: true }));
  await steps.run(
    'Base de données',
    'database',
    async () => void (await startDatabase({ client, settings, image: images.lamp.tag })),
  );
  const env = testEnvironment({ settings, images });
  const child = spawn(process.execPath, ['test/bench/run.mjs', ...rest], { cwd: ROOT, env, stdio: 'inherit' });
  const ended = new Promise((resolve) => child.on('exit', (code) => resolve(code ?? 1)));
  shutdown.add(async () => {
    child.kill();
    await ended;
  });
  return ended;
}
