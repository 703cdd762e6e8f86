// From a commit in a sandbox's database to the event in the platform's: real sandboxes, the real observer in its own process.
import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { DockerContainerRuntime, recipeFor } from '@e5b/sandbox';
import { endProgram, startProgram } from './child-process.mjs';
import { row } from './report.mjs';
import { sandboxWriter } from './sandbox-writer.mjs';

const OBSERVER = resolve(import.meta.dirname, '../support/observing-api.mjs');
const DATABASE = 'e5b_bench_feed';
const COMMITS = 100;
const { createConnection } = createRequire(resolve(import.meta.dirname, '../../apps/api/package.json'))(
  'mysql2/promise',
);

const wall = () => performance.timeOrigin + performance.now();

async function database() {
  const access = {
    socketPath: process.env.E5B_TEST_DB_SOCKET,
    user: process.env.E5B_TEST_DB_USER,
    password: readFileSync(process.env.E5B_TEST_DB_PASSWORD_FILE, 'utf8').trim(),
  };
  const connection = await createConnection(access);
  await connection.query(`DROP DATABASE IF EXISTS ${DATABASE}`);
  await connection.query(`CREATE DATABASE ${DATABASE} CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci`);
  await connection.changeUser({ database: DATABASE });
  return connection;
}

/** Rows by which the api knows the sandbox; its migrations ran when the observer first started. */
async function register(connection, { sandbox, password, contextId }) {
  await connection.query('INSERT INTO sandboxes SET ?', {
    ...{ name: sandbox.name, contextId, state: 'ready', launchId: randomUUID(), origin: sandbox.origin },
    ...{ platformPassword: password, createdAt: 1, readyAt: 2 },
  });
}

function startObserver(env, sittings) {
  const child = startProgram([OBSERVER, JSON.stringify(sittings)], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  const listeners = new Set();
  createInterface(child.stdout).on('line', (line) => {
    const said = { ...JSON.parse(line), heardAt: wall() };
    for (const listener of listeners) listener(said);
  });
  const hear = (good) =>
    new Promise((done, fail) => {
      const timer = setTimeout(() => fail(new Error('The observer said nothing for 60 s')), 60_000);
      const listener = (said) => {
        if (!good(said)) return;
        clearTimeout(timer);
        listeners.delete(listener);
        done(said);
      };
      listeners.add(listener);
    });
  return { hear, end: () => endProgram(child) };
}

/** One page per commit: always a new event. Acts in all sandboxes overlap. */
async function commits(writer, observer, { sittingId }, latencies) {
  for (let n = 0; n < COMMITS; n++) {
    const heard = observer.hear((said) => said.sittingId === sittingId && said.appended !== undefined);
    const committedAt = await writer.commit(
      `INSERT INTO wp_posts (post_author, post_date, post_date_gmt, post_content, post_title, post_excerpt, post_status,
         post_name, to_ping, pinged, post_modified, post_modified_gmt, post_content_filtered, post_type)
       VALUES (1, NOW(), UTC_TIMESTAMP(), 'Texte', 'Page ${n}', '', 'publish', 'p', '', '', NOW(), UTC_TIMESTAMP(), '', 'page')`,
    );
    latencies.push((await heard).heardAt - committedAt);
    await pause(60 + Math.random() * 120);
  }
}

/** @returns the row « commit → feed »: the event is committed in the platform's database and announced */
export async function measureFeed({ image, instance, sandboxes = 3 }) {
  const dataDir = mkdtempSync(join(process.env.E5B_DATA_DIR, 'p-'));
  const runtime = new DockerContainerRuntime(
    process.env.E5B_DOCKER_SOCKET ? { socketPath: process.env.E5B_DOCKER_SOCKET } : {},
  );
  const env = {
    ...{ NODE_ENV: 'test', E5B_DATA_DIR: dataDir, E5B_DB_NAME: DATABASE },
    ...{ E5B_DB_SOCKET: process.env.E5B_TEST_DB_SOCKET, E5B_DB_USER: process.env.E5B_TEST_DB_USER },
    E5B_DB_PASSWORD_FILE: process.env.E5B_TEST_DB_PASSWORD_FILE,
  };
  const connection = await database();
  const started = [];
  try {
    const migrating = startObserver(env, []);
    await migrating.hear((said) => said.observing === 0);
    await migrating.end();
    const contextId = randomUUID();
    const manifest = {
      session: '2026',
      cmsVersion: '6.1',
      theme: '',
      tablePrefix: 'wp_',
      defaultDurationSeconds: 2400,
      accounts: [],
    };
    await connection.query('INSERT INTO reference_contexts SET ?', {
      ...{ id: contextId, code: 'bench', version: '1', title: 'Mesure', cms: 'wordpress', image },
      manifest: JSON.stringify(manifest),
    });
    for (let n = 0; n < sandboxes; n++) {
      const name = `benchf${String(n).padStart(2, '0')}`;
      const password = randomBytes(24).toString('hex');
      const socketDir = join(dataDir, 'run/sbx', name);
      const spec = { name, instance, cms: 'wordpress', image, origin: `http://${name}.localhost:8081`, socketDir };
      await runtime.remove(spec);
      const sandbox = await runtime.start(await runtime.create({ ...spec, platformPassword: password }));
      started.push(sandbox);
      await register(connection, { sandbox, password, contextId });
    }
    const sittings = started.map(({ name }) => ({ sittingId: randomUUID(), slotId: randomUUID(), sandbox: name }));
    const observer = startObserver(env, sittings);
    await observer.hear((said) => said.observing === sandboxes);
    const latencies = [];
    await Promise.all(
      started.map(async (sandbox, n) => {
        const writer = sandboxWriter(sandbox, recipeFor('wordpress').schema);
        await writer.commit('DO 1');
        await commits(writer, observer, sittings[n], latencies);
        writer.end();
      }),
    );
    await observer.end();
    return [row(`commit → feed, ${sandboxes} sandboxes`, 'ms', latencies)];
  } finally {
    for (const sandbox of started) await runtime.remove(sandbox);
    await connection.query(`DROP DATABASE ${DATABASE}`);
    await connection.end();
    rmSync(dataDir, { recursive: true, force: true });
  }
}
