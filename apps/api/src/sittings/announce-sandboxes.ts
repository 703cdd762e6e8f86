import { Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { EventBus } from '../events/event-bus.js';
import { ChangeSitting } from './change-sitting.js';
import { SittingEntity } from './sitting.entity.js';

/**
 * Lets the board and the candidate's page look again whenever a sandbox changes: a site under repair, or back again, is
 * no change of the sitting's row, and the pages' own beat is too slow for a repair of some seconds.
 */
@Injectable()
export class AnnounceSandboxes implements OnModuleDestroy {
  private readonly logger = new Logger(AnnounceSandboxes.name);
  private readonly stopListening: () => void;

  constructor(
    private readonly db: DataSource,
    private readonly changes: ChangeSitting,
    events: EventBus,
  ) {
    this.stopListening = events.on('sandbox.changed', ({ sandbox }) => {
      this.announce(sandbox).catch((error: unknown) =>
        this.logger.warn({ err: error, sandbox }, 'A change of a sandbox was not announced'),
      );
    });
  }

  onModuleDestroy(): void {
    this.stopListening();
  }

  private async announce(sandboxName: string): Promise<void> {
    const sitting = await this.db.getRepository(SittingEntity).findOneBy({ sandboxName });
    if (sitting) this.changes.announce(sitting);
  }
}
