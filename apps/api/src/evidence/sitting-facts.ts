import type { JsonValue } from '@e5b/journal';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AuditEntryEntity } from '../audit/audit-entry.entity.js';
import type { EvidenceSubject } from './evidence-subject.js';

/** `sitting.json`: what was decided about the sitting, by whom and when. */
@Injectable()
export class SittingFacts {
  constructor(private readonly db: DataSource) {}

  /** @param evaluation levels, notes and fiche; null before the signature */
  async json(subject: EvidenceSubject, evaluation: JsonValue): Promise<string> {
    const audit = await this.db.getRepository(AuditEntryEntity).find({
      where: [{ target: `sitting:${subject.sittingId}` }, { target: subject.sittingId }],
      order: { id: 'ASC' },
    });
    const decisions = audit.map(({ at, actor, action, data }) => ({ at, actor, action, data }));
    return `${JSON.stringify({ format: 'e5b-sitting/1', ...subject, decisions, evaluation }, null, 2)}\n`;
  }
}
