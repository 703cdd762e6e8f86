import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLES = [
  `CREATE TABLE audit_entries (
      id bigint NOT NULL AUTO_INCREMENT,
      at bigint NOT NULL,
      actor varchar(60) NOT NULL,
      action varchar(40) NOT NULL,
      target varchar(60) NOT NULL,
      data json NOT NULL,
      INDEX ix_audit_target (target, id),
      PRIMARY KEY (id)
    ) ENGINE=InnoDB`,
  `CREATE TABLE staff_users (
      id uuid NOT NULL,
      login varchar(40) NOT NULL,
      name varchar(80) NOT NULL,
      role varchar(20) NOT NULL,
      passwordHash varchar(200) NOT NULL,
      active tinyint NOT NULL DEFAULT 1,
      UNIQUE INDEX IDX_d9f65422d3dc7f2797a4fb1671 (login),
      PRIMARY KEY (id)
    ) ENGINE=InnoDB`,
  `CREATE TABLE web_sessions (
      id char(64) NOT NULL,
      data text NOT NULL,
      subject varchar(60) NULL,
      expiresAt bigint NOT NULL,
      INDEX ix_web_sessions_subject (subject),
      PRIMARY KEY (id)
    ) ENGINE=InnoDB`,
  `CREATE TABLE candidates (
      id uuid NOT NULL,
      examSessionId uuid NOT NULL,
      lastName varchar(80) NOT NULL,
      firstName varchar(80) NOT NULL,
      number varchar(30) NOT NULL,
      extraSeconds int NOT NULL DEFAULT '0',
      UNIQUE INDEX uq_candidates_session_number (examSessionId, number),
      PRIMARY KEY (id)
    ) ENGINE=InnoDB`,
  `CREATE TABLE reference_contexts (
      id uuid NOT NULL,
      code varchar(60) NOT NULL,
      version varchar(20) NOT NULL,
      title varchar(160) NOT NULL,
      cms varchar(20) NOT NULL,
      image varchar(200) NOT NULL,
      manifest json NOT NULL,
      UNIQUE INDEX uq_contexts_code_version (code, version),
      PRIMARY KEY (id)
    ) ENGINE=InnoDB`,
  `CREATE TABLE exam_sessions (
      id uuid NOT NULL,
      name varchar(40) NOT NULL,
      centre varchar(160) NOT NULL,
      rehearsal tinyint NOT NULL DEFAULT 0,
      PRIMARY KEY (id)
    ) ENGINE=InnoDB`,
  `CREATE TABLE sandboxes (
      name char(8) NOT NULL,
      contextId uuid NOT NULL,
      state varchar(20) NOT NULL,
      launchId uuid NOT NULL,
      origin varchar(200) NOT NULL,
      platformPassword varchar(80) NOT NULL,
      createdAt bigint NOT NULL,
      readyAt bigint NULL,
      removedAt bigint NULL,
      leaseVersion int NOT NULL DEFAULT '0',
      lease text NULL,
      leaseAckedVersion int NOT NULL DEFAULT '0',
      INDEX ix_sandboxes_state (state),
      PRIMARY KEY (name)
    ) ENGINE=InnoDB`,
  `CREATE TABLE incidents (
      id uuid NOT NULL,
      sittingId uuid NULL,
      at bigint NOT NULL,
      kind varchar(40) NOT NULL,
      data json NOT NULL,
      proposedSeconds int NULL,
      decidedAt bigint NULL,
      INDEX ix_incidents_sitting (sittingId, at),
      PRIMARY KEY (id)
    ) ENGINE=InnoDB`,
  `CREATE TABLE sittings (
      id uuid NOT NULL,
      slotId uuid NOT NULL,
      candidateId uuid NOT NULL,
      position tinyint NOT NULL,
      state varchar(30) NOT NULL DEFAULT 'scheduled',
      version int NOT NULL DEFAULT '1',
      window json NOT NULL,
      closesAt bigint NULL,
      endedBy varchar(10) NULL,
      code char(8) NOT NULL,
      codeUsedAt bigint NULL,
      signedInAt bigint NULL,
      workstation varchar(80) NULL,
      workstationKey char(64) NULL,
      identityConfirmedAt bigint NULL,
      sandboxName char(8) NULL,
      preparationError varchar(500) NULL,
      INDEX ix_sittings_state_closes (state, closesAt),
      UNIQUE INDEX uq_sittings_slot_position (slotId, position),
      UNIQUE INDEX IDX_6a0ad5676b58b986c9d08bdc05 (code),
      PRIMARY KEY (id)
    ) ENGINE=InnoDB`,
  `CREATE TABLE slots (
      id uuid NOT NULL,
      examSessionId uuid NOT NULL,
      examinerId uuid NOT NULL,
      sujetId uuid NOT NULL,
      label varchar(20) NOT NULL,
      commission varchar(30) NOT NULL,
      startsAt bigint NOT NULL,
      durationSeconds int NOT NULL,
      durationChoices json NOT NULL,
      openedAt bigint NULL,
      INDEX ix_slots_examiner (examinerId, startsAt),
      PRIMARY KEY (id)
    ) ENGINE=InnoDB`,
  `CREATE TABLE sujets (
      id uuid NOT NULL,
      contextId uuid NOT NULL,
      cms varchar(20) NOT NULL,
      letter varchar(1) NOT NULL,
      code varchar(40) NOT NULL,
      title varchar(200) NOT NULL,
      content json NOT NULL,
      grille json NOT NULL,
      UNIQUE INDEX uq_sujets_code (code),
      PRIMARY KEY (id)
    ) ENGINE=InnoDB`,
];

const NAMES = [
  'audit_entries',
  'staff_users',
  'web_sessions',
  'candidates',
  'reference_contexts',
  'exam_sessions',
  'sandboxes',
  'incidents',
  'sittings',
  'slots',
  'sujets',
];

/** The exam's rooms: session, candidates, context, sujets, slots and sittings, sandboxes, accounts, audit. */
export class Rooms1795300000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const table of TABLES) await runner.query(table);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const name of NAMES) await runner.query(`DROP TABLE ${name}`);
  }
}
