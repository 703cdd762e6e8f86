import { readFileSync } from 'node:fs';
import type { DataSourceOptions } from 'typeorm';
import type { DataPaths, Env } from '../config/env.js';
import { ENTITIES } from './entities.js';
import { MIGRATIONS } from './migrations/index.js';

/** The platform's MariaDB, reached by its unix socket only. */
export function dataSourceOptions(env: Env, paths: DataPaths): DataSourceOptions {
  const passwordFile = env.E5B_DB_PASSWORD_FILE ?? `${paths.keys}/db-password`;
  return {
    type: 'mariadb',
    socketPath: paths.databaseSocket,
    username: env.E5B_DB_USER,
    password: readFileSync(passwordFile, 'utf8').trim(),
    database: env.E5B_DB_NAME,
    timezone: 'Z',
    charset: 'utf8mb4_unicode_ci',
    supportBigNumbers: true,
    synchronize: false,
    migrationsTransactionMode: 'each',
    entities: ENTITIES,
    migrations: MIGRATIONS,
    poolSize: 20,
  };
}
