import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The live feed: its events and how far each sitting's stream was read. */
export class Activity1795300000002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE TABLE activity_streams (
         sittingId uuid NOT NULL,
         slotId uuid NOT NULL,
         sandbox char(8) NOT NULL,
         lastSeq int NOT NULL DEFAULT '0',
         journalSeq int NOT NULL DEFAULT '0',
         binlogFile varchar(80) NOT NULL DEFAULT '',
         binlogOffset bigint NOT NULL DEFAULT '0',
         observedSince bigint NOT NULL,
         countFrom bigint NULL,
         countUntil bigint NULL,
         stoppedAt bigint NULL,
         PRIMARY KEY (sittingId)
       ) ENGINE=InnoDB`,
    );
    await runner.query(
      `CREATE TABLE activity_events (
         id uuid NOT NULL,
         sittingId uuid NOT NULL,
         sandbox char(8) NOT NULL,
         seq int NOT NULL,
         at bigint NOT NULL,
         lastAt bigint NOT NULL,
         question varchar(10) NULL,
         withdrawn tinyint NOT NULL,
         content json NOT NULL,
         digest char(64) NOT NULL,
         UNIQUE INDEX uq_activity_events_seq (sittingId, seq),
         PRIMARY KEY (id)
       ) ENGINE=InnoDB`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE activity_events');
    await runner.query('DROP TABLE activity_streams');
  }
}
