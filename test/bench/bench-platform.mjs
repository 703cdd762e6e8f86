// The real api and gateway as processes, with a rehearsal centre of their own, for the length of one measurement.
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, openSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { DockerContainerRuntime } from '@e5b/sandbox';
import { endProgram, hasEnded, startProgram } from './child-process.mjs';

const ROOT = resolve(import.meta.dirname, '../..');
const { createConnection } = createRequire(join(ROOT, 'apps/api/package.json'))('mysql2/promise');

async function freePort() {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address();
  probe.close();
  await once(probe, 'close');
  return port;
}

async function recreate(name) {
  const connection = await createConnection({
    socketPath: process.env.E5B_TEST_DB_SOCKET,
    user: process.env.E5B_TEST_DB_USER,
    password: readFileSync(process.env.E5B_TEST_DB_PASSWORD_FILE, 'utf8').trim(),
  });
  await connection.query(`DROP DATABASE IF EXISTS ${name}`);
  await connection.query(`CREATE DATABASE ${name} CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci`);
  await connection.end();
}

/** @returns origin, rehearsal accounts, engine, instance, process ids and journals of a platform that is ready, `lastWords` and `stop` */
export async function startPlatform(database) {
  // As short as can be: the sandboxes' sockets lie below, and a socket's path has at most 107 bytes.
  const dataDir = realpathSync(mkdtempSync(join(process.env.E5B_DATA_DIR, 'p-')));
  const instance = createHash('sha256').update(dataDir).digest('hex').slice(0, 8);
  const [port, gatewayPort] = [await freePort(), await freePort()];
  await recreate(database);
  const env = {
    ...process.env,
    ...{ NODE_ENV: 'production', E5B_DATA_DIR: dataDir, E5B_DB_NAME: database, E5B_LOG_LEVEL: 'warn' },
    ...{ E5B_API_PORT: String(port), E5B_GATEWAY_PORT: String(gatewayPort), E5B_SANDBOX_DOMAIN: 'localhost' },
    ...{ E5B_DB_SOCKET: process.env.E5B_TEST_DB_SOCKET, E5B_DB_USER: process.env.E5B_TEST_DB_USER },
    E5B_DB_PASSWORD_FILE: process.env.E5B_TEST_DB_PASSWORD_FILE,
    E5B_PLATFORM_ORIGIN: `http://localhost:${port}`,
    E5B_IMAGE_WORDPRESS: process.env.E5B_TEST_IMAGE_WORDPRESS,
  };
  const log = join(dataDir, 'bench.log');
  const out = openSync(log, 'a');
  const children = ['gateway', 'api'].map((name) =>
    startProgram([join(ROOT, 'apps', name, 'dist/main.js')], { cwd: ROOT, env, stdio: ['ignore', out, out] }),
  );
  const runtime = new DockerContainerRuntime(
    process.env.E5B_DOCKER_SOCKET ? { socketPath: process.env.E5B_DOCKER_SOCKET } : {},
  );
  const stop = async () => {
    await Promise.all(children.map(endProgram));
    for (const sandbox of await runtime.list(instance)) await runtime.remove(sandbox);
    rmSync(dataDir, { recursive: true, force: true });
  };
  const origin = `http://localhost:${port}`;
  /** The end of both programs' log, for a failure that they know the cause of. */
  const lastWords = () => readFileSync(log, 'utf8').slice(-3000);
  try {
    const end = performance.now() + 60_000;
    const ready = () =>
      fetch(`${origin}/health/ready`).then(
        ({ ok }) => ok,
        () => false,
      );
    while (!(await ready())) {
      if (performance.now() > end || children.some(hasEnded)) {
        throw new Error(`The platform did not start:\n${lastWords()}`);
      }
      await pause(50);
    }
    const rehearsal = JSON.parse(readFileSync(join(dataDir, 'rehearsal.json'), 'utf8'));
    const pids = { gateway: children[0].pid, api: children[1].pid };
    return { origin, rehearsal, runtime, instance, pids, journals: join(dataDir, 'journals'), lastWords, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
