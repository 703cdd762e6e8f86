import { Injectable, Logger } from '@nestjs/common';
import { DataSource, LessThanOrEqual } from 'typeorm';
import { Clock } from '../common/clock.js';
import { CloseSitting } from './close-sitting.js';
import { EndSitting } from './end-sitting.js';
import { SittingEntity } from './sitting.entity.js';

/** Ends the windows whose deadline has passed, and takes up closings that did not finish. Deadlines are rows, never timers. */
@Injectable()
export class CloseOverdueSittings {
  private readonly logger = new Logger(CloseOverdueSittings.name);

  constructor(
    private readonly db: DataSource,
    private readonly ending: EndSitting,
    private readonly closing: CloseSitting,
    private readonly clock: Clock,
  ) {}

  async sweep(): Promise<void> {
    const overdue = await this.db
      .getRepository(SittingEntity)
      .findBy({ state: 'running', closesAt: LessThanOrEqual(this.clock.now()) });
    await Promise.all(overdue.map(({ id }) => this.end(id)));
    await this.closing.resumeAll();
  }

  private async end(sittingId: string): Promise<void> {
    await this.ending
      .endOverdue(sittingId)
      .catch((error: unknown) => this.logger.error({ err: error, sittingId }, 'The next sweep ends it'));
  }
}
