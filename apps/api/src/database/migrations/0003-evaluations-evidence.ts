import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLES = {
  evaluations: `CREATE TABLE evaluations (
      sittingId uuid NOT NULL,
      version int NOT NULL DEFAULT '0',
      ficheVersion int NOT NULL DEFAULT '0',
      halfPoints tinyint NULL,
      appreciation text NOT NULL,
      signedAt bigint NULL,
      signedById uuid NULL,
      signedByName varchar(80) NULL,
      signedContent mediumtext NULL,
      signature varchar(128) NULL,
      archivedAt bigint NULL,
      INDEX ix_evaluations_signed (signedAt, archivedAt),
      PRIMARY KEY (sittingId)
    ) ENGINE=InnoDB`,
  rating_entries: `CREATE TABLE rating_entries (
      id bigint NOT NULL AUTO_INCREMENT,
      sittingId uuid NOT NULL,
      rowId varchar(20) NOT NULL,
      level varchar(2) NULL,
      at bigint NOT NULL,
      examinerId uuid NOT NULL,
      mutationId uuid NOT NULL,
      UNIQUE INDEX uq_rating_entries_mutation (mutationId),
      INDEX ix_rating_entries_row (sittingId, rowId, id),
      PRIMARY KEY (id)
    ) ENGINE=InnoDB`,
  evaluation_notes: `CREATE TABLE evaluation_notes (
      id uuid NOT NULL,
      sittingId uuid NOT NULL,
      at bigint NOT NULL,
      text text NOT NULL,
      question varchar(10) NULL,
      examinerId uuid NOT NULL,
      mutationId uuid NOT NULL,
      deletedAt bigint NULL,
      UNIQUE INDEX uq_evaluation_notes_mutation (mutationId),
      INDEX ix_evaluation_notes_sitting (sittingId, at),
      PRIMARY KEY (id)
    ) ENGINE=InnoDB`,
  evidence_archives: `CREATE TABLE evidence_archives (
      id uuid NOT NULL,
      sittingId uuid NOT NULL,
      stage varchar(10) NOT NULL,
      fileName varchar(40) NOT NULL,
      bytes bigint NOT NULL,
      sha256 char(64) NOT NULL,
      createdAt bigint NOT NULL,
      verifiedAt bigint NULL,
      UNIQUE INDEX uq_evidence_sitting_stage (sittingId, stage),
      PRIMARY KEY (id)
    ) ENGINE=InnoDB`,
};

/** Levels, notes, fiche, and the archives that keep them. */
export class EvaluationsEvidence1795300000003 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const table of Object.values(TABLES)) await runner.query(table);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const name of Object.keys(TABLES)) await runner.query(`DROP TABLE ${name}`);
  }
}
