import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { CandidateEntity } from '../../candidates/candidate.entity.js';
import { Settings } from '../../config/settings.js';
import { SittingEntity } from '../../sittings/sitting.entity.js';
import { SlotEntity } from '../../sittings/slot.entity.js';
import { MakeRehearsal, type RehearsalAccounts } from './make-rehearsal.js';

interface RehearsalFile extends Partial<RehearsalAccounts> {
  candidates: { slot: string; name: string; code: string }[];
}

/**
 * At start, makes the rehearsal centre if asked and missing, and writes its demo credentials to `<data>/rehearsal.json`
 * (0600), which the start script prints. The database itself holds hashes only.
 */
@Injectable()
export class RehearsalAtStart implements OnApplicationBootstrap {
  private readonly logger = new Logger('Rehearsal');

  constructor(
    private readonly settings: Settings,
    private readonly dataSource: DataSource,
    private readonly rehearsal: MakeRehearsal,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    if (!this.settings.env.E5B_REHEARSAL) return;
    const accounts = await this.rehearsal.firstTime();
    await this.rehearsal.refreshImage();
    await this.write(accounts ?? this.known());
    if (accounts) this.logger.log('rehearsal centre made');
  }

  /** Writes the file again, for instance when new slots were made. */
  async rewrite(): Promise<void> {
    await this.write(this.known());
  }

  private async write(accounts: Partial<RehearsalAccounts>): Promise<void> {
    const rows = await this.dataSource
      .createQueryBuilder(SittingEntity, 'sitting')
      .innerJoin(SlotEntity, 'slot', 'slot.id = sitting.slotId')
      .innerJoin(CandidateEntity, 'candidate', 'candidate.id = sitting.candidateId')
      .where('sitting.codeUsedAt IS NULL AND sitting.state IN (:...states)', {
        states: ['scheduled', 'preparing', 'waiting'],
      })
      .select([
        'slot.label AS slot',
        "CONCAT(candidate.firstName, ' ', candidate.lastName) AS name",
        'sitting.code AS code',
      ])
      .orderBy('slot.label')
      .addOrderBy('sitting.position')
      .getRawMany<{ slot: string; name: string; code: string }>();
    const candidates = rows.map((row) => ({ ...row, code: `${row.code.slice(0, 4)}-${row.code.slice(4)}` }));
    const file = this.settings.paths.rehearsal;
    writeFileSync(`${file}.tmp`, JSON.stringify({ ...accounts, candidates } satisfies RehearsalFile, null, 2), {
      mode: 0o600,
    });
    renameSync(`${file}.tmp`, file);
  }

  private known(): Partial<RehearsalAccounts> {
    try {
      const { centre, examiner, author } = JSON.parse(
        readFileSync(this.settings.paths.rehearsal, 'utf8'),
      ) as RehearsalFile;
      return { centre, examiner, author };
    } catch {
      return {};
    }
  }
}
