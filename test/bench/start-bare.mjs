import { waitUntilReady } from '@e5b/sandbox';
import { insideSandbox, untilSocketAnswers } from '@e5b/sandbox/testing';

/**
 * The alternative to a baked image: a sandbox of a bare one, which is filled once it has started.
 * @param fill given how to run a command inside (`run(user, command)`) and the sandbox's address
 * @returns once its back office was opened with the account
 */
export async function startBare(runtime, spec, account, fill) {
  const sandbox = await runtime.start(await runtime.create(spec));
  await untilSocketAnswers(sandbox.sockets.mysql);
  const run = async (user, command) => {
    const { exitCode, stdout, stderr } = await insideSandbox(sandbox, ['sh', '-c', command], { user });
    if (exitCode !== 0) throw new Error(`${command}: ${stdout}${stderr}`);
  };
  await fill(run, spec.origin);
  await waitUntilReady(sandbox, account, { timeoutMs: 300_000 });
  return { sandbox };
}
