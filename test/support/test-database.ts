import { readFileSync } from 'node:fs';
import { createConnection } from 'mysql2/promise';
import { testSetting } from './test-setting.js';

/** How to reach the tests' MariaDB. */
export function databaseAccess() {
  return {
    socketPath: testSetting('E5B_TEST_DB_SOCKET'),
    user: testSetting('E5B_TEST_DB_USER'),
    password: readFileSync(testSetting('E5B_TEST_DB_PASSWORD_FILE'), 'utf8').trim(),
  };
}

/** An empty database of this name, whatever was there before. The tests' account may only touch names in `e5b…`. */
export async function recreateDatabase(name: string): Promise<void> {
  const connection = await createConnection(databaseAccess());
  await connection.query(`DROP DATABASE IF EXISTS \`${name}\``);
  await connection.query(`CREATE DATABASE \`${name}\` CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci`);
  await connection.end();
}

/** One statement on a test's own database, for what no user may change. */
export async function query(database: string, sql: string, values: (string | number)[] = []): Promise<unknown> {
  const connection = await createConnection({ ...databaseAccess(), database });
  try {
    const [rows] = await connection.query(sql, values);
    return rows;
  } finally {
    await connection.end();
  }
}
