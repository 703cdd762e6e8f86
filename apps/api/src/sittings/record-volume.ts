import { Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import type { DomainEvents } from '../events/domain-events.js';
import { EventBus } from '../events/event-bus.js';
import { ChangeSitting } from './change-sitting.js';
import { IncidentEntity } from './incident.entity.js';
import { Incidents } from './incidents.js';

const KIND = 'activity-volume';
const MIB = 1024 * 1024;

/** Writes down once per sitting that its site writes more than honest work does, so that a person can look. */
@Injectable()
export class RecordVolume implements OnModuleDestroy {
  private readonly logger = new Logger(RecordVolume.name);
  private readonly stopListening: () => void;

  constructor(
    private readonly changes: ChangeSitting,
    private readonly incidents: Incidents,
    events: EventBus,
  ) {
    this.stopListening = events.on('activity.volume', (told) => {
      this.record(told).catch((error: unknown) =>
        this.logger.warn({ err: error, sittingId: told.sittingId }, 'An abnormal volume was not written down'),
      );
    });
  }

  onModuleDestroy(): void {
    this.stopListening();
  }

  private async record({ sittingId, bytes }: DomainEvents['activity.volume']): Promise<void> {
    await this.changes.apply(sittingId, 'system', KIND, async (_row, manager) => {
      if (await manager.existsBy(IncidentEntity, { sittingId, kind: KIND })) return null;
      const facts = { mebibytes: Math.round(bytes / MIB) };
      await this.incidents.record(manager, sittingId, KIND, facts);
      return facts;
    });
  }
}
