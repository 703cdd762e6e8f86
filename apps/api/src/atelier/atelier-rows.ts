import type { AtelierState } from '@e5b/contracts';
import { DomainError } from '@e5b/exam-core';
import { Injectable } from '@nestjs/common';
import { DataSource, In, Not } from 'typeorm';
import type { QueryDeepPartialEntity } from 'typeorm/query-builder/QueryPartialEntity.js';
import { EventBus } from '../events/event-bus.js';
import { AtelierEntity } from './atelier.entity.js';

/** States in which the platform has something to do. */
const AT_WORK: readonly AtelierState[] = ['opening', 'comparing', 'publishing'];

/** The rows of ateliers. Each change says from which state it is made, so that none undoes a closing. */
@Injectable()
export class AtelierRows {
  constructor(
    private readonly db: DataSource,
    private readonly events: EventBus,
  ) {}

  private get repository() {
    return this.db.getRepository(AtelierEntity);
  }

  /** @throws DomainError NOT_FOUND */
  async get(id: string): Promise<AtelierEntity> {
    const row = await this.repository.findOneBy({ id });
    if (!row) throw new DomainError('NOT_FOUND');
    return row;
  }

  /** Those that are not closed, newest first. */
  notClosed(): Promise<AtelierEntity[]> {
    return this.repository.find({ where: { state: Not('closed') }, order: { createdAt: 'DESC', id: 'ASC' } });
  }

  /** The one that waits longest for the platform. */
  nextAtWork(): Promise<AtelierEntity | null> {
    return this.repository.findOne({ where: { state: In([...AT_WORK]) }, order: { createdAt: 'ASC', id: 'ASC' } });
  }

  living(): Promise<AtelierEntity[]> {
    return this.repository.findBy({ state: In(['open', ...AT_WORK]) });
  }

  /** False when it is not in one of these states any more. */
  async change(id: string, from: readonly AtelierState[], to: QueryDeepPartialEntity<AtelierEntity>): Promise<boolean> {
    const { affected } = await this.repository.update({ id, state: In([...from]) }, to);
    this.events.emit('ateliers.changed', {});
    return affected === 1;
  }
}
