import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLES = {
  context_installs: `CREATE TABLE context_installs (
      id uuid NOT NULL,
      source varchar(20) NOT NULL,
      name varchar(200) NOT NULL,
      address varchar(600) NULL,
      expected json NULL,
      state varchar(20) NOT NULL,
      pack json NULL,
      bytes bigint NULL,
      problem json NULL,
      selfTest json NULL,
      timings json NOT NULL,
      contextId uuid NULL,
      createdAt bigint NOT NULL,
      finishedAt bigint NULL,
      INDEX ix_context_installs_state (state, createdAt),
      PRIMARY KEY (id)
    ) ENGINE=InnoDB`,
  context_publications: `CREATE TABLE context_publications (
      url varchar(300) NOT NULL,
      number int NOT NULL,
      readAt bigint NOT NULL,
      PRIMARY KEY (url)
    ) ENGINE=InnoDB`,
};

const COLUMNS = [
  'packSha256 char(64) NULL',
  'imageId varchar(80) NULL',
  'imageBytes bigint NULL',
  'selfTest json NULL',
  'notBefore bigint NULL',
  'notAfter bigint NULL',
  'installedAt bigint NULL',
];

/** Contexts that come in packs: their installations, and what is known of the image that each was baked into. */
export class Contexts1795300000005 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const table of Object.values(TABLES)) await runner.query(table);
    await runner.query('ALTER TABLE reference_contexts MODIFY version varchar(40) NOT NULL');
    await runner.query('ALTER TABLE reference_contexts MODIFY title varchar(200) NOT NULL');
    for (const column of COLUMNS) await runner.query(`ALTER TABLE reference_contexts ADD COLUMN ${column}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const column of COLUMNS.toReversed())
      await runner.query(`ALTER TABLE reference_contexts DROP COLUMN ${column.split(' ', 1)[0]}`);
    await runner.query('ALTER TABLE reference_contexts MODIFY title varchar(160) NOT NULL');
    await runner.query('ALTER TABLE reference_contexts MODIFY version varchar(20) NOT NULL');
    for (const name of Object.keys(TABLES)) await runner.query(`DROP TABLE ${name}`);
  }
}
