import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { openSandboxSocket, waitUntilReady } from '@e5b/sandbox';
import { insideSandbox } from '@e5b/sandbox/testing';

const SEED = join(import.meta.dirname, '../../sandbox-images/ravaude/seed');

/**
 * The alternative: the same container with an empty database, in which WordPress installs and fills itself at start
 * with the very scripts that otherwise run when the image is built. Compiled scripts come from visits to an installed site,
 * so they are not there either, and the database directory is made first (aside: the same work).
 */
export async function installAtStart(runtime, spec, account) {
  const sandbox = await runtime.start(await runtime.create(spec));
  await answering(sandbox.sockets.mysql);
  const run = async (user, command, stdin) => {
    const { exitCode, stdout, stderr } = await insideSandbox(sandbox, ['sh', '-c', command], {
      user,
      ...(stdin && { stdin }),
    });
    if (exitCode !== 0) throw new Error(`${command}: ${stderr || stdout}`);
  };
  await run('root', 'rm -rf /var/cache/opcache/*');
  await run(
    'root',
    'mariadb-install-db --defaults-file=/etc/e5b/mariadb.cnf --datadir=/var/lib/fresh --user=mysql --skip-test-db > /dev/null',
  );
  await run('root', 'mkdir /seed && tar -x -C /seed', execFileSync('tar', ['-C', SEED, '-c', '.']));
  await run(
    'root',
    'mariadb -S /run/mysqld/mysqld.sock -e "DROP DATABASE wordpress; CREATE DATABASE wordpress COLLATE utf8mb4_unicode_ci"',
  );
  await run(
    'www-data',
    `rm -rf /var/www/html/wp-content/uploads/* && php /seed/install.php ${spec.origin} && php /seed/fill.php ${spec.origin}`,
  );
  await waitUntilReady(sandbox, account, { timeoutMs: 60_000 });
  return { sandbox };
}

async function answering(path) {
  const deadline = Date.now() + 30_000;
  for (;;) {
    try {
      (await openSandboxSocket(path)).destroy();
      return;
    } catch (error) {
      if (Date.now() > deadline) throw error;
      await new Promise((resolve) => setTimeout(resolve, 15));
    }
  }
}
