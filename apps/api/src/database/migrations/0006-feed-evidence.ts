import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLES = {
  page_visits: `CREATE TABLE page_visits (
      id uuid NOT NULL,
      sittingId uuid NOT NULL,
      seq int NOT NULL,
      who varchar(10) NOT NULL,
      client varchar(64) NOT NULL,
      area varchar(12) NOT NULL,
      screen varchar(200) NOT NULL,
      path varchar(400) NOT NULL,
      startedAt bigint NOT NULL,
      lastSeenAt bigint NOT NULL,
      endedAt bigint NULL,
      UNIQUE INDEX uq_page_visits_seq (sittingId, seq),
      PRIMARY KEY (id)
    ) ENGINE=InnoDB`,
  feed_marks: `CREATE TABLE feed_marks (
      sittingId uuid NOT NULL,
      staffId uuid NOT NULL,
      seq int NOT NULL,
      at bigint NOT NULL,
      PRIMARY KEY (sittingId, staffId)
    ) ENGINE=InnoDB`,
  evidence_pins: `CREATE TABLE evidence_pins (
      sittingId uuid NOT NULL,
      rowId varchar(20) NOT NULL,
      eventId uuid NOT NULL,
      at bigint NOT NULL,
      examinerId uuid NOT NULL,
      PRIMARY KEY (sittingId, rowId, eventId)
    ) ENGINE=InnoDB`,
};

/** Visited screens, how far each reader is in a feed, and acts pinned to rows of the grille. */
export class FeedEvidence1795300000006 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const table of Object.values(TABLES)) await runner.query(table);
    await runner.query("ALTER TABLE activity_streams ADD COLUMN visitSeq int NOT NULL DEFAULT '0' AFTER lastSeq");
    await runner.query("ALTER TABLE activity_events ADD COLUMN firstSeq int NOT NULL DEFAULT '0' AFTER seq");
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE activity_events DROP COLUMN firstSeq');
    await runner.query('ALTER TABLE activity_streams DROP COLUMN visitSeq');
    for (const name of Object.keys(TABLES)) await runner.query(`DROP TABLE ${name}`);
  }
}
