import { Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { EventBus } from '../events/event-bus.js';
import { SittingEntity } from './sitting.entity.js';

/** Whose page is connected right now. Known to this process only: after a restart the browsers connect again. */
@Injectable()
export class Presence implements OnModuleDestroy {
  private readonly logger = new Logger(Presence.name);
  private readonly connected = new Set<string>();
  private readonly stopListening: () => void;

  constructor(
    private readonly db: DataSource,
    private readonly events: EventBus,
  ) {
    this.stopListening = events.on('candidate.presence', ({ sittingId, connected }) => {
      if (connected) this.connected.add(sittingId);
      else this.connected.delete(sittingId);
      this.announce(sittingId).catch((error: unknown) =>
        this.logger.warn({ err: error }, 'A presence was not announced'),
      );
    });
  }

  onModuleDestroy(): void {
    this.stopListening();
  }

  isConnected(sittingId: string): boolean {
    return this.connected.has(sittingId);
  }

  /** The same version: nothing that is kept has changed, but the examiner's screen looks again. */
  private async announce(sittingId: string): Promise<void> {
    const sitting = await this.db.getRepository(SittingEntity).findOneBy({ id: sittingId });
    if (sitting) this.events.emit('sitting.changed', { slotId: sitting.slotId, sittingId, version: sitting.version });
  }
}
