import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { access } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { DockerContainerRuntime, recipeFor, type StartedSandbox } from '@e5b/sandbox';
import { insideSandbox } from '@e5b/sandbox/testing';
import { DataSource } from 'typeorm';
import { type DataPaths, dataPaths, type Env, EnvSchema } from '../../apps/api/src/config/env.js';
import { ReferenceContextEntity } from '../../apps/api/src/contexts/reference-context.entity.js';
import { dataSourceOptions } from '../../apps/api/src/database/data-source-options.js';
import { SandboxEntity } from '../../apps/api/src/sandboxes/sandbox.entity.js';
import { recreateDatabase } from './test-database.js';
import { testSetting } from './test-setting.js';

const PREFIX = 'wp_';

/** A real WordPress sandbox, and the rows and settings by which the api knows it. */
export class ActivityRig {
  readonly sittingId = randomUUID();
  readonly slotId = randomUUID();

  private constructor(
    readonly runtime: DockerContainerRuntime,
    readonly sandbox: StartedSandbox,
    readonly environment: Record<string, string>,
    readonly env: Env,
    readonly paths: DataPaths,
    readonly database: DataSource,
  ) {}

  static async start(databaseName: string): Promise<ActivityRig> {
    const dataDir = mkdtempSync(join(tmpdir(), 'e5b-act-'));
    const environment = {
      E5B_DATA_DIR: dataDir,
      E5B_DB_SOCKET: testSetting('E5B_TEST_DB_SOCKET'),
      E5B_DB_USER: testSetting('E5B_TEST_DB_USER'),
      E5B_DB_PASSWORD_FILE: testSetting('E5B_TEST_DB_PASSWORD_FILE'),
      E5B_DB_NAME: databaseName,
    };
    const env = EnvSchema.parse(environment);
    const paths = dataPaths(env);
    await recreateDatabase(databaseName);
    const database = await new DataSource(dataSourceOptions(env, paths)).initialize();
    await database.runMigrations();
    const runtime = new DockerContainerRuntime();
    const sandbox = await makeSandbox(runtime, paths, database);
    const rig = new ActivityRig(runtime, sandbox, environment, env, paths, database);
    await rig.databaseUp();
    return rig;
  }

  get sitting(): { sittingId: string; slotId: string; sandbox: string } {
    return { sittingId: this.sittingId, slotId: this.slotId, sandbox: this.sandbox.name };
  }

  /** Runs SQL on the CMS's schema, committed as the CMS would. */
  async sql(text: string): Promise<string> {
    const client = [
      'mariadb',
      '--no-defaults',
      '--default-character-set=utf8mb4',
      '-N',
      '-S',
      '/run/mysqld/mysqld.sock',
    ];
    const result = await insideSandbox(this.sandbox, [...client, '-u', 'root', recipeFor('wordpress').schema], {
      user: 'root',
      stdin: text,
    });
    if (result.exitCode !== 0) throw new Error(result.stderr);
    return result.stdout;
  }

  /** Until the sandbox's database answers. */
  async databaseUp(): Promise<void> {
    await eventually(
      () =>
        this.sql('SELECT 1')
          .then(() => access(this.sandbox.sockets.mysql))
          .then(
            () => true,
            () => false,
          ),
      (up) => up,
      60_000,
    );
  }

  async stop(): Promise<void> {
    await this.runtime.remove(this.sandbox);
    await this.database.destroy();
    rmSync(this.paths.root, { recursive: true, force: true });
  }
}

async function makeSandbox(runtime: DockerContainerRuntime, paths: DataPaths, database: DataSource) {
  const image = testSetting('E5B_TEST_IMAGE_WORDPRESS');
  const name = `t${randomBytes(4).toString('hex').slice(0, 7)}`;
  const platformPassword = randomBytes(24).toString('base64url');
  const origin = `http://${name}.localhost:8081`;
  const context = database.manager.create(ReferenceContextEntity, {
    code: 'activite',
    version: '1',
    title: 'Contexte de test',
    cms: 'wordpress',
    image,
    manifest: {
      session: '2026',
      cmsVersion: '6.1',
      theme: '',
      tablePrefix: PREFIX,
      defaultDurationSeconds: 2400,
      accounts: [],
    },
  });
  await database.manager.save(context);
  const socketDir = join(paths.sandboxes, name);
  const sandbox = await runtime.start(
    await runtime.create({
      name,
      instance: paths.instance,
      cms: 'wordpress',
      image,
      origin,
      socketDir,
      platformPassword,
    }),
  );
  await database.manager.insert(SandboxEntity, {
    ...{ name, contextId: context.id, state: 'ready', launchId: randomUUID(), origin, platformPassword },
    ...{ createdAt: 1, readyAt: 2, removedAt: null, lease: null },
  });
  return sandbox;
}

/** Asks until the answer satisfies. */
export async function eventually<T>(ask: () => Promise<T>, good: (value: T) => boolean, withinMs = 15_000): Promise<T> {
  const end = performance.now() + withinMs;
  for (;;) {
    const value = await ask();
    if (good(value)) return value;
    if (performance.now() > end)
      throw new Error(`Not within ${withinMs} ms; last: ${JSON.stringify(value).slice(0, 2000)}`);
    await pause(20);
  }
}
