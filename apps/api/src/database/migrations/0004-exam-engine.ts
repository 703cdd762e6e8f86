import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the exam engine remembers to survive restarts: lease orders, outages, the machine's last sign of life. */
export class ExamEngine1795300000004 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `ALTER TABLE sandboxes
         ADD COLUMN leaseOrder json NULL,
         ADD COLUMN entriesFrom bigint NULL,
         ADD COLUMN brokenSince bigint NULL,
         ADD COLUMN outages json NULL,
         ADD COLUMN failure varchar(40) NULL`,
    );
    await runner.query(
      `ALTER TABLE sittings
         ADD COLUMN lastChangeAt bigint NULL,
         ADD COLUMN changeCount int NULL,
         ADD COLUMN workFingerprint varchar(16) NULL`,
    );
    await runner.query(
      `CREATE TABLE heartbeats (
         id tinyint NOT NULL,
         boot varchar(40) NOT NULL,
         at bigint NOT NULL,
         PRIMARY KEY (id)
       ) ENGINE=InnoDB`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE heartbeats');
    await runner.query(
      'ALTER TABLE sittings DROP COLUMN lastChangeAt, DROP COLUMN changeCount, DROP COLUMN workFingerprint',
    );
    await runner.query(
      `ALTER TABLE sandboxes
         DROP COLUMN leaseOrder, DROP COLUMN entriesFrom, DROP COLUMN brokenSince, DROP COLUMN outages, DROP COLUMN failure`,
    );
  }
}
