import { type ContainerRuntime, RuntimeUnavailable, type Sandbox } from '@e5b/sandbox';
import { Inject, Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { DataSource, In, Not } from 'typeorm';
import { Beat } from '../common/beat.js';
import { Settings } from '../config/settings.js';
import { CONTAINER_RUNTIME } from '../engine/container-runtime.provider.js';
import { EventBus } from '../events/event-bus.js';
import { lockSandbox } from './lock-sandbox.js';
import { SandboxEntity } from './sandbox.entity.js';
import { SandboxWorks } from './sandbox-works.js';

const BEAT_MS = 2000;

/**
 * Brings the engine to what the rows say: at start, on a beat, and at once when a container ends (the event stream
 * announces, it is never trusted alone). An engine that is away changes nothing; the beat sees it come back.
 */
@Injectable()
export class ReconcileSandboxes implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger(ReconcileSandboxes.name);
  private readonly beat = new Beat(ReconcileSandboxes.name, BEAT_MS, () => this.reconcile());
  private readonly stopping = new AbortController();
  private away = false;

  constructor(
    private readonly db: DataSource,
    private readonly settings: Settings,
    private readonly events: EventBus,
    private readonly works: SandboxWorks,
    @Inject(CONTAINER_RUNTIME) private readonly runtime: ContainerRuntime,
  ) {}

  onApplicationBootstrap(): void {
    this.beat.start();
    void this.watch();
  }

  async onApplicationShutdown(): Promise<void> {
    this.stopping.abort();
    await this.beat.stop();
  }

  /** One look at rows and containers. Slow work (launch, repair) goes on by itself. */
  async reconcile(): Promise<void> {
    // Rows first: a container made after this look then has a row that the second look below finds.
    const rows = await this.db.getRepository(SandboxEntity).findBy({ state: Not(In(['removed', 'failed'])) });
    const containers = await this.listed();
    if (!containers) return;
    const byName = new Map(containers.map((container) => [container.name, container]));
    for (const row of rows) this.tend(row, byName.get(row.name) ?? null);
    const known = new Set(rows.map(({ name }) => name));
    for (const { name } of containers) if (!known.has(name)) await this.removeOrphan(name);
  }

  private async listed(): Promise<Sandbox[] | null> {
    try {
      const containers = await this.runtime.list(this.settings.paths.instance);
      if (this.away) this.logger.log('The container engine answers again');
      this.away = false;
      return containers;
    } catch (error) {
      if (!(error instanceof RuntimeUnavailable)) throw error;
      if (!this.away) this.logger.error('The container engine does not answer');
      this.away = true;
      return null;
    }
  }

  private tend(row: SandboxEntity, container: Sandbox | null): void {
    const { name, state } = row;
    if (state === 'creating' && !this.works.launches.isUnderWay(name)) this.go(name, this.works.launches.launch(name));
    if (state === 'removing') this.go(name, this.works.removals.remove(name));
    if (state !== 'ready' && state !== 'repairing') return;
    if (!container) this.go(name, this.declareLost(name));
    else if (container.state !== 'started') this.go(name, this.repair(name, container));
    else if (state === 'repairing') this.go(name, this.works.repairs.repair(name, null));
  }

  private async repair(name: string, container: Sandbox): Promise<void> {
    this.events.emit('sandbox.exited', { sandbox: name });
    await this.works.repairs.repair(name, container.state === 'exited' ? container : null);
  }

  /** The container is gone and its work with it: what follows is a human's decision. */
  private async declareLost(name: string): Promise<void> {
    if (await this.runtime.attach({ instance: this.settings.paths.instance, name })) return;
    const lost = await this.db.transaction(async (manager) => {
      const row = await lockSandbox(manager, name);
      if (row.state !== 'ready' && row.state !== 'repairing') return false;
      row.state = 'failed';
      row.failure = 'SANDBOX_NOT_FOUND';
      await manager.save(row);
      return true;
    });
    if (!lost) return;
    this.logger.error({ sandbox: name }, 'A sandbox that should run has disappeared from the engine');
    this.events.emit('sandbox.changed', { sandbox: name });
  }

  /** Only containers with this installation's label reach this method (`list`). */
  private async removeOrphan(name: string): Promise<void> {
    const row = await this.db.getRepository(SandboxEntity).findOneBy({ name });
    if (row && row.state !== 'removed' && row.state !== 'failed') return;
    // The container of a failed row may still hold work unless it never became ready.
    if (row?.state === 'failed' && row.readyAt !== null) return;
    this.logger.warn({ sandbox: name }, 'A container without a living row is removed');
    await this.runtime.remove({ instance: this.settings.paths.instance, name });
  }

  private go(name: string, work: Promise<void>): void {
    work.catch((error: unknown) =>
      this.logger.error({ err: error, sandbox: name }, 'A sandbox could not be brought in line'),
    );
  }

  private async watch(): Promise<void> {
    const { signal } = this.stopping;
    const onInterrupted = () => this.beat.nudge();
    await this.runtime
      .watch(this.settings.paths.instance, () => this.beat.nudge(), { signal, onInterrupted })
      .catch((error: unknown) =>
        this.logger.error({ err: error }, 'The engine announces nothing any more; the beat goes on'),
      );
  }
}
