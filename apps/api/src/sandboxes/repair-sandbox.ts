import { randomUUID } from 'node:crypto';
import { type ContainerRuntime, type ExitedSandbox, SandboxError } from '@e5b/sandbox';
import { Inject, Injectable, Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '../common/clock.js';
import { Settings } from '../config/settings.js';
import { CONTAINER_RUNTIME } from '../engine/container-runtime.provider.js';
import { EventBus } from '../events/event-bus.js';
import { Leases } from './leases.js';
import { lockSandbox } from './lock-sandbox.js';
import { untilServing } from './sandbox-serves.js';

const RESTART_MS = 60_000;

/**
 * Brings an ended container back: the same one, so no committed work is lost. Meanwhile the gateway says « en cours de
 * réparation »; afterwards its lease is again what the exam ordered last. The lost time is written down, not given back.
 */
@Injectable()
export class RepairSandbox {
  private readonly logger = new Logger(RepairSandbox.name);
  private readonly underWay = new Set<string>();

  constructor(
    private readonly db: DataSource,
    private readonly settings: Settings,
    private readonly clock: Clock,
    private readonly events: EventBus,
    private readonly leases: Leases,
    @Inject(CONTAINER_RUNTIME) private readonly runtime: ContainerRuntime,
  ) {}

  /** Repairs one sandbox; a repair under way is left alone. `exited`: what the engine says of its end, if it knows. */
  async repair(name: string, exited: ExitedSandbox | null): Promise<void> {
    if (this.underWay.has(name)) return;
    this.underWay.add(name);
    try {
      await this.run(name, exited);
    } finally {
      this.underWay.delete(name);
    }
  }

  private async run(name: string, exited: ExitedSandbox | null): Promise<void> {
    const launchId = await this.begin(name, exited);
    if (!launchId) return;
    this.announce(name);
    void this.leases.deliver(name).catch(() => undefined);
    try {
      const restarted = await this.runtime.restart({ instance: this.settings.paths.instance, name });
      await untilServing(restarted, RESTART_MS);
      await this.finish(name, launchId);
    } catch (error) {
      this.logger.error(
        { err: error, sandbox: name },
        'A sandbox could not be brought back; the next beat tries again',
      );
      await this.note(name, error);
      return;
    } finally {
      this.announce(name);
    }
    await this.leases.deliver(name).catch(() => undefined);
  }

  private begin(name: string, exited: ExitedSandbox | null): Promise<string | null> {
    return this.db.transaction(async (manager) => {
      const row = await lockSandbox(manager, name);
      if (row.state !== 'ready' && row.state !== 'repairing') return null;
      row.state = 'repairing';
      row.launchId = randomUUID();
      row.brokenSince ??= this.endOf(exited, row.readyAt ?? row.createdAt);
      await manager.save(row);
      await this.leases.write(manager, name);
      return row.launchId;
    });
  }

  private finish(name: string, launchId: string): Promise<void> {
    return this.db.transaction(async (manager) => {
      const row = await lockSandbox(manager, name);
      if (row.launchId !== launchId || row.state !== 'repairing') return;
      const to = this.clock.now();
      row.outages = [...(row.outages ?? []), { from: row.brokenSince ?? to, to }];
      row.state = 'ready';
      row.brokenSince = null;
      row.failure = null;
      await manager.save(row);
      await this.leases.write(manager, name);
    });
  }

  private async note(name: string, error: unknown): Promise<void> {
    await this.db.transaction(async (manager) => {
      const row = await lockSandbox(manager, name);
      row.failure = error instanceof SandboxError ? error.code : 'INTERNAL';
      await manager.save(row);
    });
  }

  /** The engine counts in wall time: the drift makes it trusted time, within what is possible. */
  private endOf(exited: ExitedSandbox | null, notBefore: number): number {
    const now = this.clock.now();
    const told = exited ? Date.parse(exited.finishedAt) - this.clock.drift() : Number.NaN;
    return Number.isFinite(told) ? Math.min(now, Math.max(notBefore, Math.round(told))) : now;
  }

  private announce(name: string): void {
    this.events.emit('sandbox.changed', { sandbox: name });
  }
}
