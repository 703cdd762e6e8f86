import { mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type DynamicModule, type LoggerService, StandardSchemaValidationPipe, type Type } from '@nestjs/common';
import { APP_FILTER, APP_PIPE } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { Test } from '@nestjs/testing';
import { recreateDatabase } from './test-database.js';
import { testSetting } from './test-setting.js';

export const RIG_ORIGIN = 'http://localhost:8080';

/** Faults are what these tests are about: their log lines would hide the results. */
const SILENT: LoggerService = { log: () => undefined, warn: () => undefined, error: () => undefined };

/**
 * A data directory and an empty database for an api in this process, and the settings that lead there. To be called before
 * any of the api's modules is loaded: they read the settings when they are.
 */
export async function prepareRig(name: string, more: (dataDir: string) => Record<string, string> = () => ({})) {
  const dataDir = mkdtempSync(join(tmpdir(), 'e5b-x-'));
  await recreateDatabase(`e5b_${name}`);
  Object.assign(process.env, {
    NODE_ENV: 'test',
    E5B_DATA_DIR: dataDir,
    E5B_DB_SOCKET: testSetting('E5B_TEST_DB_SOCKET'),
    E5B_DB_USER: testSetting('E5B_TEST_DB_USER'),
    E5B_DB_PASSWORD_FILE: testSetting('E5B_TEST_DB_PASSWORD_FILE'),
    E5B_DB_NAME: `e5b_${name}`,
    E5B_PLATFORM_ORIGIN: RIG_ORIGIN,
    E5B_LOG_LEVEL: process.env.E5B_RIG_LOG ?? 'silent',
    ...more(dataDir),
  });
  for (const directory of ['run', 'journals']) mkdirSync(join(dataDir, directory), { recursive: true });
  return dataDir;
}

interface RigParts {
  /** Above what every room stands on. */
  readonly rooms: readonly (Type | DynamicModule)[];
  /** Stand-ins, by the token they replace. */
  readonly replaced: readonly (readonly [token: string | symbol | Type, value: unknown])[];
}

/** The api with these rooms, made as the real one is, not listening yet. */
export async function rigApi({ rooms, replaced }: RigParts): Promise<NestExpressApplication> {
  const base = await Promise.all([
    import('../../apps/api/src/config/config.module.js').then((m) => m.SettingsModule),
    import('../../apps/api/src/common/logging.module.js').then((m) => m.LoggingModule),
    import('../../apps/api/src/common/common.module.js').then((m) => m.CommonModule),
    import('../../apps/api/src/events/events.module.js').then((m) => m.EventsModule),
    import('../../apps/api/src/database/database.module.js').then((m) => m.DatabaseModule),
    import('../../apps/api/src/audit/audit.module.js').then((m) => m.AuditModule),
    import('../../apps/api/src/auth/auth.module.js').then((m) => m.AuthModule),
    import('../../apps/api/src/engine/engine.module.js').then((m) => m.EngineModule),
  ]);
  const { ApiErrorFilter } = await import('../../apps/api/src/common/api-error.filter.js');
  const builder = Test.createTestingModule({
    imports: [...base, ...rooms],
    providers: [
      { provide: APP_PIPE, useClass: StandardSchemaValidationPipe },
      { provide: APP_FILTER, useClass: ApiErrorFilter },
    ],
  }).setLogger(SILENT);
  for (const [token, value] of replaced) builder.overrideProvider(token).useValue(value);
  const app = (await builder.compile()).createNestApplication<NestExpressApplication>();
  const { configureApp } = await import('../../apps/api/src/configure-app.js');
  configureApp(app);
  return app;
}
