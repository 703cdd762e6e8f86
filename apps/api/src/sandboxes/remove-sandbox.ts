import type { ContainerRuntime } from '@e5b/sandbox';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '../common/clock.js';
import { Settings } from '../config/settings.js';
import { CONTAINER_RUNTIME } from '../engine/container-runtime.provider.js';
import { EventBus } from '../events/event-bus.js';
import { toDomainError } from './engine.js';
import { Leases } from './leases.js';
import { lockSandbox } from './lock-sandbox.js';

/** Removes a sandbox for good: the row says so first, so that a killed api finishes the work later. */
@Injectable()
export class RemoveSandbox {
  constructor(
    private readonly db: DataSource,
    private readonly settings: Settings,
    private readonly clock: Clock,
    private readonly events: EventBus,
    private readonly leases: Leases,
    @Inject(CONTAINER_RUNTIME) private readonly runtime: ContainerRuntime,
  ) {}

  /** Idempotent. @throws DomainError ENGINE_UNAVAILABLE; the next beat goes on */
  async remove(name: string): Promise<void> {
    const gone = await this.db.transaction(async (manager) => {
      const row = await lockSandbox(manager, name);
      if (row.state === 'removed') return true;
      row.state = 'removing';
      await manager.save(row);
      return false;
    });
    if (gone) return;
    await this.runtime.remove({ instance: this.settings.paths.instance, name }).catch((error: unknown) => {
      throw toDomainError(error);
    });
    await this.db.transaction(async (manager) => {
      const row = await lockSandbox(manager, name);
      row.state = 'removed';
      row.removedAt = this.clock.now();
      row.leaseOrder = null;
      if (row.leaseVersion > 0) await this.leases.writeRemoval(manager, row);
      else await manager.save(row);
    });
    this.events.emit('sandbox.changed', { sandbox: name });
    await this.leases.deliver(name).catch(() => undefined);
  }
}
