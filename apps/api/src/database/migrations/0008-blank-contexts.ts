import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Contexts without content, and the session of a new context that is made from one. */
export class BlankContexts1795300000008 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query("ALTER TABLE reference_contexts ADD COLUMN blank tinyint NOT NULL DEFAULT '0'");
    await runner.query('ALTER TABLE ateliers ADD COLUMN session char(4) NULL AFTER title');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DELETE FROM reference_contexts WHERE blank');
    await runner.query('ALTER TABLE reference_contexts DROP COLUMN blank');
    await runner.query('ALTER TABLE ateliers DROP COLUMN session');
  }
}
