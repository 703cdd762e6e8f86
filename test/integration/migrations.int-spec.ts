import { DataSource } from 'typeorm';
import { dataPaths, EnvSchema } from '../../apps/api/src/config/env.js';
import { dataSourceOptions } from '../../apps/api/src/database/data-source-options.js';
import { MIGRATIONS } from '../../apps/api/src/database/migrations/index.js';
import { recreateDatabase } from '../support/test-database.js';
import { testSetting } from '../support/test-setting.js';

const NAME = 'e5b_migrations';

describe('migrations', () => {
  let dataSource: DataSource;

  beforeAll(async () => {
    await recreateDatabase(NAME);
    const env = EnvSchema.parse({
      E5B_DATA_DIR: testSetting('E5B_DATA_DIR'),
      E5B_DB_SOCKET: testSetting('E5B_TEST_DB_SOCKET'),
      E5B_DB_USER: testSetting('E5B_TEST_DB_USER'),
      E5B_DB_PASSWORD_FILE: testSetting('E5B_TEST_DB_PASSWORD_FILE'),
      E5B_DB_NAME: NAME,
    });
    dataSource = await new DataSource(dataSourceOptions(env, dataPaths(env))).initialize();
  });

  afterAll(() => dataSource.destroy());

  it('build from nothing exactly the schema that the entities describe', async () => {
    await dataSource.runMigrations();
    const drift = await dataSource.driver.createSchemaBuilder().log();
    expect(drift.upQueries.map(({ query }) => query)).toEqual([]);
  });

  it('each go back, to an empty database, and forward again', async () => {
    for (let count = MIGRATIONS.length; count > 0; count--) await dataSource.undoLastMigration();
    const tables = await dataSource.query<{ name: string }[]>(
      "SELECT table_name AS name FROM information_schema.tables WHERE table_schema = DATABASE() AND table_name <> 'migrations'",
    );
    expect(tables).toEqual([]);
    expect(await dataSource.runMigrations()).toHaveLength(MIGRATIONS.length);
  });
});
