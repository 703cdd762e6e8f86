import { spawn } from 'node:child_process';
import { startDatabase, stopDatabase } from './database.mjs';
import { removeTestSandboxes } from './sandboxes.mjs';
import { ROOT } from './settings.mjs';
import { setUp } from './setup.mjs';
import { testEnvironment } from './test.mjs';

/** `npm run bench -- NAME [--json]`: set-up, then the measure itself. Resolves with its exit code. */
export async function bench(run) {
  const { settings, steps, shutdown, rest } = run;
  const { client, images } = await setUp({ ...run, forTests: false });
  shutdown.add(() => removeTestSandboxes({ client, settings }));
  shutdown.add(() => stopDatabase({ client, settings, forgetData: true }));
  await steps.run(
    'Base de données',
    'database',
    async () => void (await startDatabase({ client, settings, image: images.lamp.tag })),
  );
  const env = testEnvironment({ settings, images });
  const child = spawn(process.execPath, ['test/bench/run.mjs', ...rest], { cwd: ROOT, env, stdio: 'inherit' });
  shutdown.add(() => void child.kill());
  return new Promise((resolve) => child.on('exit', (code) => resolve(code ?? 1)));
}
