import type { ArchiveSummary, CentreIncident } from '@e5b/contracts';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { CandidateEntity } from '../candidates/candidate.entity.js';
import { EvidenceArchiveEntity } from '../evidence/evidence-archive.entity.js';
import { IncidentEntity } from '../sittings/incident.entity.js';
import { SittingEntity } from '../sittings/sitting.entity.js';
import { SlotEntity } from '../sittings/slot.entity.js';

/** What the centre looks back on: incidents and archives, newest first. */
@Injectable()
export class CentreRegisters {
  constructor(private readonly dataSource: DataSource) {}

  async incidents(): Promise<CentreIncident[]> {
    const incidents = await this.dataSource.getRepository(IncidentEntity).find({ order: { at: 'DESC' }, take: 500 });
    const named = await this.named();
    return incidents.map(({ id, at, kind, data, sittingId }) => {
      const sitting = sittingId ? named.get(sittingId) : undefined;
      return { id, at, kind, data, candidate: sitting?.candidate ?? null, slotLabel: sitting?.slotLabel ?? null };
    });
  }

  /** One line per sitting: its newest archive. */
  async archives(): Promise<ArchiveSummary[]> {
    const archives = await this.dataSource.getRepository(EvidenceArchiveEntity).find({ order: { createdAt: 'DESC' } });
    const named = await this.named();
    const newest = new Map<string, EvidenceArchiveEntity>();
    for (const archive of archives) if (!newest.has(archive.sittingId)) newest.set(archive.sittingId, archive);
    return [...newest.values()].map(({ sittingId, stage, bytes, sha256, createdAt, verifiedAt }) => {
      const sitting = named.get(sittingId);
      return {
        sittingId,
        candidate: sitting?.candidate ?? '',
        number: sitting?.number ?? '',
        slotLabel: sitting?.slotLabel ?? '',
        stage,
        bytes,
        sha256,
        createdAt,
        verifiedAt,
      };
    });
  }

  private async named(): Promise<Map<string, { candidate: string; number: string; slotLabel: string }>> {
    const rows = await this.dataSource
      .createQueryBuilder(SittingEntity, 'sitting')
      .innerJoin(SlotEntity, 'slot', 'slot.id = sitting.slotId')
      .innerJoin(CandidateEntity, 'candidate', 'candidate.id = sitting.candidateId')
      .select([
        'sitting.id AS id',
        "CONCAT(candidate.lastName, ' ', candidate.firstName) AS candidate",
        'candidate.number AS number',
        'slot.label AS slotLabel',
      ])
      .getRawMany<{ id: string; candidate: string; number: string; slotLabel: string }>();
    return new Map(rows.map(({ id, ...names }) => [id, names]));
  }
}
