import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLES = {
  ateliers: `CREATE TABLE ateliers (
      id uuid NOT NULL,
      contextId uuid NOT NULL,
      code varchar(60) NOT NULL,
      title varchar(200) NOT NULL,
      cms varchar(20) NOT NULL,
      baseVersion varchar(40) NOT NULL,
      state varchar(20) NOT NULL,
      authorId uuid NOT NULL,
      author varchar(80) NOT NULL,
      sandboxName char(8) NOT NULL,
      problem json NULL,
      changes json NULL,
      \`order\` json NULL,
      createdAt bigint NOT NULL,
      closedAt bigint NULL,
      INDEX ix_ateliers_state (state, createdAt),
      PRIMARY KEY (id)
    ) ENGINE=InnoDB`,
  atelier_publications: `CREATE TABLE atelier_publications (
      id uuid NOT NULL,
      atelierId uuid NOT NULL,
      code varchar(60) NOT NULL,
      version varchar(40) NOT NULL,
      baseVersion varchar(40) NOT NULL,
      notes text NOT NULL,
      packSha256 char(64) NOT NULL,
      keyId char(64) NOT NULL,
      fileName varchar(160) NOT NULL,
      bytes bigint NOT NULL,
      author varchar(80) NOT NULL,
      publishedAt bigint NOT NULL,
      UNIQUE INDEX uq_atelier_publications_version (code, version),
      PRIMARY KEY (id)
    ) ENGINE=InnoDB`,
};

/** Authors' ateliers, and the versions that were published from them. */
export class Ateliers1795300000007 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const table of Object.values(TABLES)) await runner.query(table);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const name of Object.keys(TABLES)) await runner.query(`DROP TABLE ${name}`);
  }
}
