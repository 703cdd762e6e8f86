import type { GrilleModel } from '@e5b/contracts';
import { DomainError } from '@e5b/exam-core';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { SittingEntity } from '../sittings/sitting.entity.js';
import { SlotEntity } from '../sittings/slot.entity.js';
import { SujetEntity } from '../sujets/sujet.entity.js';

/** The grille of the sujet that a sitting is on. */
@Injectable()
export class GrilleOfSitting {
  constructor(private readonly db: DataSource) {}

  /** @throws DomainError NOT_FOUND */
  async of(sittingId: string): Promise<GrilleModel> {
    const sujet = await this.db
      .createQueryBuilder(SujetEntity, 'sujet')
      .innerJoin(SlotEntity, 'slot', 'slot.sujetId = sujet.id')
      .innerJoin(SittingEntity, 'sitting', 'sitting.slotId = slot.id')
      .where('sitting.id = :sittingId', { sittingId })
      .getOne();
    if (!sujet) throw new DomainError('NOT_FOUND', { sitting: sittingId });
    return sujet.grille;
  }
}
