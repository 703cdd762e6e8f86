// The real api and gateway as processes, with a rehearsal centre of their own, for the length of one measurement.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, openSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { DockerContainerRuntime } from '@e5b/sandbox';

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

/** @returns origin, rehearsal accounts, engine, instance, process ids and journals of a platform that is ready, and `stop` */
export async function startPlatform(database) {
  const dataDir = realpathSync(mkdtempSync(join(tmpdir(), 'e5b-bench-')));
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
    spawn(process.execPath, [join(ROOT, 'apps', name, 'dist/main.js')], {
      cwd: ROOT,
      env,
      stdio: ['ignore', out, out],
    }),
  );
  const runtime = new DockerContainerRuntime(
    process.env.E5B_DOCKER_SOCKET ? { socketPath: process.env.E5B_DOCKER_SOCKET } : {},
  );
  const stop = async () => {
    for (const child of children) {
      if (child.exitCode !== null) continue;
      const ended = once(child, 'exit');
      child.kill();
      await ended;
    }
    for (const sandbox of await runtime.list(instance)) await runtime.remove(sandbox);
    rmSync(dataDir, { recursive: true, force: true });
  };
  const origin = `http://localhost:${port}`;
  try {
    const end = performance.now() + 60_000;
    const ready = () =>
      fetch(`${origin}/health/ready`).then(
        ({ ok }) => ok,
        () => false,
      );
    while (!(await ready())) {
      if (performance.now() > end || children.some((child) => child.exitCode !== null)) {
        throw new Error(`The platform did not start:\n${readFileSync(log, 'utf8').slice(-3000)}`);
      }
      await pause(50);
    }
    const rehearsal = JSON.parse(readFileSync(join(dataDir, 'rehearsal.json'), 'utf8'));
    const pids = { gateway: children[0].pid, api: children[1].pid };
    return { origin, rehearsal, runtime, instance, pids, journals: join(dataDir, 'journals'), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
