import type { EvidencePin } from '@e5b/contracts';
import { Injectable } from '@nestjs/common';
import { DataSource, In } from 'typeorm';
import { ActivityEventEntity } from '../activity/activity-event.entity.js';
import type { SheetPin } from '../printing/evaluation-sheet.js';
import { EvidencePinEntity } from './evidence-pin.entity.js';

/** The acts pinned to the grille of a sitting. */
@Injectable()
export class PinnedActs {
  constructor(private readonly db: DataSource) {}

  async of(sittingId: string): Promise<EvidencePin[]> {
    const pins = await this.db
      .getRepository(EvidencePinEntity)
      .find({ where: { sittingId }, order: { at: 'ASC', rowId: 'ASC', eventId: 'ASC' } });
    return pins.map(({ rowId, eventId, at }) => ({ rowId, eventId, at }));
  }

  /** By row, what paper and archive tell of each act: facts as they stand at this moment, oldest first. */
  async byRow(sittingId: string): Promise<Map<string, SheetPin[]>> {
    const pins = await this.of(sittingId);
    const events = await this.db
      .getRepository(ActivityEventEntity)
      .find({ where: { sittingId, id: In(pins.map(({ eventId }) => eventId)) }, order: { at: 'ASC' } });
    const byRow = new Map<string, SheetPin[]>();
    for (const { id, at, content, withdrawn } of events) {
      const { verb, object, name, functionality } = content;
      const act = { eventId: id, at, verb, object, name, functionality, withdrawn };
      for (const { rowId, eventId } of pins) if (eventId === id) byRow.set(rowId, [...(byRow.get(rowId) ?? []), act]);
    }
    return byRow;
  }
}
